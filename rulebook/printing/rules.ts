import type { Condition, Holds, Rule } from '../notation/condition.ts';
import { type Field, isNamed } from '../notation/field.ts';
import { inRules, joinedLike, joinedLines } from '../notation/plain-text.ts';
import type { Register, Registers } from '../notation/register.ts';
import { resolve } from '../notation/resolve.ts';
import { movesTogether, type Step, touchedFields } from '../notation/step.ts';
import type { Literal, Value } from '../notation/value.ts';
import { companionOf, type Reference, readAnyway } from './reads.ts';

/**
 * Prints a register's region of firestore.rules. The helpers it calls (`at`, `holds`, `opens`, `moves`, `movesNow`,
 * `signs`, `isStamp` ...) are hand-written in the frame above the regions.
 */
export function printRegister(register: Register, registers: Registers): string {
  const printer = new RulesPrinter(register, registers);
  return printer.region();
}

const INDENT = '  ';
const indent = (text: string, depth: number): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : INDENT.repeat(depth) + line))
    .join('\n');

const joined = ({ pattern, max }: Extract<Field, { type: 'texts' }>): string =>
  pattern ? joinedLike(pattern) : joinedLines(max);
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const literal = (value: Literal): string => (typeof value === 'string' ? quoted(value) : String(value));
const list = (names: readonly Literal[]): string => `[${names.map(literal).join(', ')}]`;
const ENVELOPE_ON_UPDATE = ['state', 'rev', 'last'];
/** The member who asks: a step is given it, a read fetches it. */
const ME_READING = 'member(request.auth.uid)';
const ENVELOPE_ON_OPENING = ['state', 'rev', 'opened', 'last'];

class RulesPrinter {
  readonly #register: Register;
  readonly #registers: Registers;

  /** Functions that the printed expressions call, by name: one for each named rule and each composite field. */
  readonly #functions = new Map<string, string>();

  /** Name of the function that is being printed. */
  #printing = 'read';

  /** Whether the read that is being printed has asked already for an active member. */
  #isStaffAsked = false;

  /** References whose record the step that is being printed reads anyway: `keys/key`. */
  #read: ReadonlySet<Reference> = new Set();

  /** Names by which helpers are given a document. */
  readonly #given = new Set<string>();

  constructor(register: Register, registers: Registers) {
    this.#register = register;
    this.#registers = registers;
  }

  region(): string {
    const register = this.#register;
    const steps = Object.entries(register.steps).filter(
      ([, step]) => !step.served && step.by.condition !== 'nobody',
    );
    const opening = steps.filter(([, step]) => step.from === null);
    const moving = steps.filter(([, step]) => step.from !== null);
    const { beneath } = register;
    const path = beneath
      ? `/${beneath.register}/{id}/${beneath.collection}/${beneath.id}`
      : `/${register.name}/{id}`;
    const parts = [
      this.#reads(),
      ...(opening.length > 0 ? [this.#write('create', opening)] : []),
      ...(moving.length > 0 ? [this.#write('update', moving)] : []),
      ...steps.map(([name, step]) => this.#step(name, step)),
    ];
    parts.push(...this.#functions.values());
    return `match ${path} {\n${indent(parts.join('\n'), 1)}\n}`;
  }

  #reads(): string {
    const { get, list: listing } = this.#register;
    const [one, many] = [this.#condition(get, 'resource.data'), this.#condition(listing, 'resource.data')];
    if (one === many) return `allow read: if ${one};`;
    return `allow get: if ${one};\nallow list: if ${many};`;
  }

  #write(operation: 'create' | 'update', steps: readonly (readonly [string, Step])[]): string {
    const parameters = operation === 'create' ? ['the'] : ['was', 'the'];
    const given = operation === 'create' ? 'request.resource.data' : 'resource.data, request.resource.data';
    const chosen = steps.map(
      ([name]) => `taken == ${quoted(name)} ? ${name}Step(${['me', ...parameters].join(', ')})`,
    );
    return [
      `allow ${operation}: if isMember() && ${operation}(${given});`,
      `function ${operation}(${parameters.join(', ')}) {`,
      '  let me = member(request.auth.uid);',
      '  let taken = step(the);',
      "  return me.state == 'active' && (",
      `    ${[...chosen, 'false'].join(' :\n    ')});`,
      '}',
    ].join('\n');
  }

  /** A named rule is a function of its own, so that the refusal's words stand beside the expression. */
  #rule(rule: Rule, record: string): string {
    const read = this.#read;
    this.#read = new Set(); // Several steps may share the rule.
    const body = this.#within(rule.name, () => this.#condition(rule.of, 'the'));
    this.#read = read;
    const parameters = this.#parametersOf(body);
    const comment = `// ${rule.words.zh} [${rule.cites.join(' ')}]`;
    this.#define(rule.name, `${comment}\n${printFunction(rule.name, parameters, body)}`);
    const given = parameters.map((name) => (record === 'the' ? name : name === 'me' ? ME_READING : record));
    return `${rule.name}(${given.join(', ')})`;
  }

  /** Prints with another function as the one that helpers are named after. */
  #within<T>(name: string, print: () => T): T {
    const outer = this.#printing;
    this.#printing = name;
    const printed = print();
    this.#printing = outer;
    return printed;
  }

  #define(name: string, text: string): void {
    const known = this.#functions.get(name);
    if (known !== undefined && known !== text) {
      throw new Error(`Register '${this.#register.name}' has two different rules called '${name}'`);
    }
    this.#functions.set(name, text);
  }

  #step(name: string, step: Step): string {
    return this.#within(`${name}Step`, () => this.#stepFunction(name, step));
  }

  #stepFunction(name: string, step: Step): string {
    const target = step.to.map(({ state }) => state).join(' | ') || 'as it was';
    const source = step.from === null ? 'new' : step.from.join(' | ');
    this.#read = readAnyway(step, this.#register, this.#registers);
    const conditions = [
      this.#frame(name, step),
      ...(step.by.condition === 'staff' ? [] : [this.#condition(step.by, 'the')]),
      ...this.#fields(step),
      this.#outcome(step),
      ...this.#signature(step),
      ...step.provided.map((rule) => this.#condition(rule, 'the')),
      ...step.together.map((with_) => this.#condition(movesTogether(with_), 'the')),
    ];
    this.#read = new Set();
    const parameters = step.from === null ? ['me', 'the'] : ['me', 'was', 'the'];
    return [
      `// ${step.title.zh} ${name}: ${source} -> ${target} [${step.cites.join(' ')}]`,
      printFunction(`${name}Step`, parameters, this.#conjunction(conditions).join('\n  && ')),
    ].join('\n');
  }

  #frame(name: string, step: Step): string {
    const touched = touchedFields(step);
    if (step.from === null) {
      const required = [
        ...step.asks,
        ...Object.keys(step.sets).filter((name) => !this.#field(name).optional),
      ];
      const { identity } = this.#register;
      return [
        `opens(the, ${quoted(name)}, ${list([...touched, ...ENVELOPE_ON_OPENING])}, ${list(required)})`,
        identity ? `id == ${this.#value(identity, 'the')}` : 'isNewId(id)',
      ].join('\n  && ');
    }
    return [
      `moves(was, the, ${quoted(name)}, ${list(step.from)}, ${list([...touched, ...ENVELOPE_ON_UPDATE])})`,
      ...(step.asks.length > 0 ? [`the.keys().hasAll(${list(step.asks)})`] : []),
    ].join('\n  && ');
  }

  #fields(step: Step): string[] {
    const asked = step.asks.map((name) => this.#fieldCheck(name));
    const may = step.mayAsk.map((name) => `(!(${quoted(name)} in the) || ${this.#fieldCheck(name)})`);
    const stamped = step.stamps.map((name) => `isStamp(the.get(${quoted(name)}, null))`);
    const cleared = step.clears.map((name) => `!(${quoted(name)} in the)`);
    const set = Object.entries(step.sets).map(([name, value]) => {
      const stands = this.#value({ value: 'field', path: [name], before: false }, 'the');
      // An opening has it for certain: the frame has looked.
      const own = stands.includes('.get(') || step.from === null ? stands : `the.get(${quoted(name)}, null)`;
      return `${own} == ${this.#value(value, 'the')}`;
    });
    return [...asked, ...may, ...stamped, ...cleared, ...set];
  }

  #outcome(step: Step): string {
    const stands = "the.get('state', null)";
    if (step.to.length === 0) return `${stands} == was.state`;
    const outcome = step.to
      .map(({ state, when }) => (when ? `${this.#condition(when, 'the')} ? ${quoted(state)}` : quoted(state)))
      .join(' : ');
    return step.to.length === 1 ? `${stands} == ${outcome}` : `${stands} == (${outcome})`;
  }

  #signature(step: Step): string[] {
    if (!step.signs) return [];
    const { field, roles, notFor = [] } = step.signs;
    const people = notFor.map((name) =>
      this.#value({ value: 'field', path: name.split('.'), before: false }, 'the'),
    );
    const [before, after] = [`was.get(${quoted(field)}, {})`, `the.get(${quoted(field)}, {})`];
    const lines = roles.map(
      (role) => `signs(me, ${before}, ${after}, ${quoted(role)}, [${people.join(', ')}])`,
    );
    return [lines.length === 1 ? (lines[0] ?? '') : `(${lines.join(' || ')})`];
  }

  /** A field of several parts is checked by a function of its own, because several steps may set it. */
  #fieldCheck(name: string): string {
    const field = this.#field(name);
    const composite = field.type === 'group' || field.type === 'numbers' || field.type === 'texts';
    if (!composite) return this.#type(`the.${name}`, field);
    const check = `is${capitalised(name)}`;
    this.#define(
      check,
      `function ${check}(value) {\n${indent(`return ${this.#type('value', field)};`, 1)}\n}`,
    );
    return `${check}(the.${name})`;
  }

  #field(name: string): Field {
    const field = this.#register.fields[name];
    if (!field) throw new Error(`Register '${this.#register.name}' has no field '${name}'`);
    return field;
  }

  #type(expression: string, field: Field): string {
    switch (field.type) {
      case 'text':
        return this.#text(expression, field);
      case 'whole':
        return `isWhole(${expression}, ${field.min}, ${field.max})`;
      case 'number':
        return `isNumber(${expression}, ${field.min}, ${field.max})`;
      case 'yesNo':
        return `${expression} is bool`;
      case 'choice':
        return `${expression} in ${list(Object.keys(field.choices))}`;
      case 'choices':
        return `isSome(${expression}, ${list(Object.keys(field.choices))})`;
      case 'instant':
        return `isInstant(${expression})`;
      case 'minute':
        return `isMinute(${expression})`;
      case 'day':
        return `isDay(${expression})`;
      case 'ref':
        return this.#read.has(`${field.register}/${expression.replace(/^the\./, '')}`)
          ? `isId(${expression})`
          : `isId(${expression}) && existsAfter(${this.#path(field.register, expression)})`;
      case 'texts':
        return `areTexts(${expression}, ${field.items}, ${quoted(inRules(joined(field)))})`;
      case 'refs':
        return `areIds(${expression}, ${field.items})`;
      case 'days':
        return `areDays(${expression}, ${field.items})`;
      case 'numbers':
        return this.#numbers(expression, field);
      case 'stamp':
        return `isStamp(${expression})`;
      case 'approvals':
        return `${expression} is map`;
      case 'bytes':
        return `isPicture(${expression}, ${field.min}, ${field.max})`;
      case 'group':
        return this.#group(expression, field.fields);
    }
  }

  /** A pattern that ends says itself how long a text may be. */
  #text(expression: string, { pattern, max, lines }: Extract<Field, { type: 'text' }>): string {
    if (!pattern) return `${lines ? 'isLongText' : 'isText'}(${expression}, ${max})`;
    const isBounded = !/[*+]/.test(pattern.replaceAll(/\[[^\]]*\]|\\./g, ''));
    return isBounded
      ? `isLike(${expression}, ${quoted(pattern)})`
      : `isText(${expression}, ${max}) && ${expression}.matches(${quoted(pattern)})`;
  }

  /** A few possible numbers are named, of many each place of the list is looked at. */
  #numbers(expression: string, field: Extract<Field, { type: 'numbers' }>): string {
    const { min, max, items } = field;
    if (!isNamed(field)) return this.#items(expression, items, (item) => `isWhole(${item}, ${min}, ${max})`);
    const possible = Array.from({ length: max - min + 1 }, (_, at) => min + at);
    return `isSome(${expression}, ${list(possible)})`;
  }

  /** Rules have no loop: each place of a short list is looked at. */
  #items(expression: string, most: number, check: (item: string) => string): string {
    const places = Array.from(
      { length: most },
      (_, place) => `(${expression}.size() <= ${place} || ${check(`${expression}[${place}]`)})`,
    );
    return [`${expression} is list && ${expression}.size() <= ${most}`, ...places].join(' && ');
  }

  #group(expression: string, fields: Readonly<Record<string, Field>>): string {
    const names = Object.keys(fields);
    const required = names.filter((name) => !fields[name]?.optional);
    const checks = Object.entries(fields).map(([name, field]) => {
      const check = this.#type(`${expression}.${name}`, field);
      return field.optional ? `(!(${quoted(name)} in ${expression}) || ${check})` : check;
    });
    const isGroup =
      required.length === names.length
        ? `hasExactly(${expression}, ${list(names)})`
        : `${expression} is map && ${expression}.keys().hasOnly(${list(names)}) && ${expression}.keys().hasAll(${list(required)})`;
    return [isGroup, ...checks].join(' && ');
  }

  /**
   * Conditions that look into one document several times become a function of that document, which is then fetched
   * and named once: each mention of it costs some 20 of the 1,000 expressions.
   */
  #conjunction(parts: readonly string[]): string[] {
    const document = mostMentioned(parts);
    if (document === null) return [...parts];
    const first = parts.findIndex((part) => isAsked(document, part));
    const last = parts.findLastIndex((part) => part.includes(document.text));
    const known = this.#parametersOf(parts.join(' '));
    const its = unused(document.register, known);
    this.#given.add(its);
    const inside = parts.slice(first, last + 1).map((part) => part.replaceAll(document.text, its));
    const body = this.#conjunction(inside).join('\n  && ');
    const others = this.#parametersOf(body).filter((name) => name !== its);
    const name = this.#helper(`${this.#printing}In${capitalised(its)}`, [its, ...others], body);
    const call = `${name}(${[document.text, ...others].join(', ')})`;
    return this.#conjunction([...parts.slice(0, first), call, ...parts.slice(last + 1)]);
  }

  /** The name under which a helper is defined; one with the same text is not defined again. */
  #helper(wanted: string, parameters: readonly string[], body: string): string {
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? wanted : `${wanted}${number}`;
      const text = printFunction(name, parameters, body);
      const known = this.#functions.get(name);
      if (known === undefined) this.#functions.set(name, text);
      if (known === undefined || known === text) return name;
    }
  }

  /** The records that an expression looks at by name: `me`, `was`, `the`, and documents that a helper was given. */
  #parametersOf(expression: string): string[] {
    const texts = expression.replaceAll(/'[^']*'/g, '');
    return ['me', 'was', 'the', ...this.#given].filter((name) =>
      new RegExp(`(?<![.\\w])${name}\\b(?!\\()`).test(texts),
    );
  }

  #path(register: string, id: string): string {
    const { beneath } = this.#registers(register);
    if (!beneath) return `at(${quoted(register)}, ${id})`;
    return `beneath(${quoted(beneath.register)}, ${id}, ${quoted(beneath.collection)}, ${quoted(beneath.id)})`;
  }

  #condition(condition: Condition, record: string): string {
    switch (condition.condition) {
      case 'all':
      case 'any': {
        if (condition.of.length === 0) return String(condition.condition === 'all');
        const of = flattened(condition);
        const outer = this.#isStaffAsked;
        this.#isStaffAsked ||= condition.condition === 'all' && of[0]?.condition === 'staff';
        const printed = of.map((each) => this.#condition(each, record));
        this.#isStaffAsked = outer;
        const parts = condition.condition === 'all' ? this.#conjunction(printed) : printed;
        return parts.length === 1
          ? (parts[0] ?? '')
          : `(${parts.join(condition.condition === 'all' ? ' && ' : ' || ')})`;
      }
      case 'not':
        return `!(${this.#condition(condition.of, record)})`;
      case 'rule':
        return this.#rule(condition, record);
      case 'equals':
        return `${this.#value(condition.left, record)} == ${this.#value(condition.right, record)}`;
      case 'oneOf': {
        const left = this.#value(condition.left, record);
        const [only, ...more] = condition.choices;
        return more.length === 0
          ? `${left} == ${literal(only ?? null)}`
          : `${left} in ${list(condition.choices)}`;
      }
      case 'includes':
        return `${this.#value(condition.item, record)} in ${this.#value(condition.list, record)}`;
      case 'before':
        return `${this.#value(condition.left, record)} < ${this.#value(condition.right, record)}`;
      case 'atLeast':
        return `${this.#value(condition.left, record)} >= ${this.#value(condition.right, record)}`;
      case 'partition': {
        const lists = condition.lists.map((each) => this.#value(each, record).replace(', null)', ', [])'));
        const [first = '[]', ...more] = lists;
        const named = [first, ...more.map((each) => `concat(${each})`)].join('.');
        return `isPartition(${named}, ${this.#value(condition.whole, record)})`;
      }
      case 'masks':
        return `isMaskOf(${this.#value(condition.masked, record)}, ${this.#value(condition.numbers, record)})`;
      case 'present':
        return `${this.#value(condition.of, record)} != null`;
      case 'exists':
        return `exists(${this.#path(condition.register, this.#value(condition.id, record))})`;
      case 'staff':
        return 'isStaff()';
      case 'nobody':
        return 'false';
      case 'holds':
        return this.#ofStaff(this.#holds(condition, record), record);
      case 'keeps':
        return this.#ofStaff(`keeps(${this.#value(condition.kind, record)})`, record);
      case 'tends': {
        const me = record === 'the' ? 'me' : ME_READING;
        return this.#ofStaff(`tends(${me}, ${this.#value(condition.building, record)})`, record);
      }
      case 'moves': {
        const path = this.#path(condition.register, this.#value(condition.id, record));
        const rest = `${list(condition.steps)}, ${quoted(condition.back)}, id`;
        return this.#read.has(companionOf(condition) ?? '')
          ? `movedNow(getAfter(${path}).data, ${rest})`
          : `movesNow(${path}, ${rest})`;
      }
    }
  }

  /** A step is reached by active members only; a read asks for itself. */
  #ofStaff(expression: string, record: string): string {
    return record === 'the' || this.#isStaffAsked ? expression : `(isStaff() && ${expression})`;
  }

  #holds({ roles, own, notFor }: Holds, record: string): string {
    const me = record === 'the' ? 'me' : ME_READING;
    if (own) return `${me}.roles.hasAny(${list(roles)})`;
    if (notFor.length === 0) return `holds(${me}, ${list(roles)})`;
    const people = notFor.map((each) => this.#value(each, record));
    return `holdsNotFor(${me}, ${list(roles)}, [${people.join(', ')}])`;
  }

  #value(value: Value, record: string): string {
    const followed = resolve(value, this.#register, this.#registers);
    switch (followed.value) {
      case 'literal':
        return literal(followed.literal);
      case 'actor':
        return 'request.auth.uid';
      case 'now':
        return 'request.time';
      case 'today':
        return 'today()';
      case 'kindAbout':
        return `kindAbout(${this.#value(followed.register, record)}, ${this.#value(followed.id, record)})`;
      case 'closing':
        return `closingOf(${this.#value(followed.of, record)})`;
      case 'ownId':
        return 'id';
      case 'joined':
        return followed.parts.map((part) => this.#value(part, record)).join(' + ');
      case 'size':
        return `${this.#value(followed.of, record)}.size()`;
      case 'later': {
        const [than, hours] = [this.#value(followed.than, record), this.#value(followed.hours, record)];
        return `${than} + duration.value(${hours}, 'h')`;
      }
      case 'field':
        return member(followed.before ? 'was' : record, followed.path, this.#register);
      case 'elsewhere': {
        const path = this.#path(followed.register, this.#value(followed.id, record));
        const isMe = followed.register === 'members' && followed.id.value === 'actor' && !followed.after;
        const me = record === 'the' ? 'me' : ME_READING;
        const document = isMe ? me : `${followed.after ? 'getAfter' : 'get'}(${path}).data`;
        return member(document, followed.path, this.#registers(followed.register));
      }
    }
  }
}

const printFunction = (name: string, parameters: readonly string[], body: string): string =>
  `function ${name}(${parameters.join(', ')}) {\n${indent(`return ${body};`, 1)}\n}`;

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A document that an expression fetches: `get(at('keys', the.key)).data`. */
interface Fetched {
  readonly text: string;
  readonly register: string;
}

/** Every document that an expression fetches, as often as it does, those within the path of another included. */
function fetchedIn(expression: string): Fetched[] {
  const found: Fetched[] = [];
  for (const { index, 0: call } of expression.matchAll(/\bget(?:After)?\((?:at|beneath)\(/g)) {
    let depth = 0;
    let end = index + call.indexOf('(');
    do {
      if (expression[end] === '(') depth += 1;
      if (expression[end] === ')') depth -= 1;
      end += 1;
    } while (depth > 0);
    const text = `${expression.slice(index, end)}.data`;
    const register = /'(\w+)'/.exec(text)?.[1] ?? '';
    if (expression.startsWith('.data', end)) found.push({ text, register });
  }
  return found;
}

/** True when the expression cannot be answered without the document: there is no way around it. */
const isAsked = ({ text }: Fetched, expression: string): boolean =>
  expression.includes(text) && !/ \|\| | \? |\bexists/.test(expression);

/**
 * The document that is fetched most often, when it is fetched more than once from the first condition on that asks
 * for it; of several the longest, because its path may hold another.
 */
function mostMentioned(parts: readonly string[]): Fetched | null {
  const counts = new Map<string, { fetched: Fetched; times: number }>();
  for (const fetched of parts.flatMap(fetchedIn)) {
    const first = parts.findIndex((part) => isAsked(fetched, part));
    if (first < 0) continue;
    const all = parts.slice(first).flatMap(fetchedIn);
    counts.set(fetched.text, { fetched, times: all.filter(({ text }) => text === fetched.text).length });
  }
  const [most] = [...counts.values()]
    .filter(({ times }) => times > 1)
    .sort((a, b) => b.times - a.times || b.fetched.text.length - a.fetched.text.length);
  return most?.fetched ?? null;
}

/** Its parts, those of an `all` within an `all` in its place. */
const flattened = (condition: Extract<Condition, { condition: 'all' | 'any' }>): Condition[] =>
  condition.of.flatMap((each) => (each.condition === condition.condition ? flattened(each) : [each]));

/** The name, or with a number when it is taken. */
const unused = (name: string, taken: readonly string[]): string => {
  const free = (number: number) => (number === 1 ? name : `${name}${number}`);
  let number = 1;
  while (taken.includes(free(number))) number += 1;
  return free(number);
};

/** `the.key` where the field is always there; `the.get('proof', null)` where it may be absent. */
function member(record: string, path: readonly string[], register: Register): string {
  const [first = '', ...rest] = path;
  const field = register.fields[first];
  let [inner, certain] = [field, !field?.optional];
  for (const name of rest) {
    inner = inner?.type === 'group' ? inner.fields[name] : undefined;
    if (field && (!inner || inner.optional)) certain = false;
  }
  if (certain) return [record, ...path].join('.');
  return rest.length === 0 ? `${record}.get(${quoted(first)}, null)` : `${record}.get(${list(path)}, null)`;
}
