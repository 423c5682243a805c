import type { Condition, Rule } from './condition.ts';
import type { Field } from './field.ts';
import type { Register, Registers } from './register.ts';
import { resolve } from './resolve.ts';
import { movesTogether, type Step } from './step.ts';
import type { Literal, Value } from './value.ts';

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

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const literal = (value: Literal): string => (typeof value === 'string' ? quoted(value) : String(value));
const list = (names: readonly Literal[]): string => `[${names.map(literal).join(', ')}]`;
const ENVELOPE_ON_UPDATE = ['state', 'rev', 'last'];
const ENVELOPE_ON_OPENING = ['state', 'rev', 'opened', 'last'];

class RulesPrinter {
  readonly #register: Register;
  readonly #registers: Registers;

  /** Functions that the printed expressions call, by name: one for each named rule and each composite field. */
  readonly #functions = new Map<string, string>();

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
      ([name]) => `step(the) == ${quoted(name)} ? ${name}Step(${parameters.join(', ')})`,
    );
    return [
      `allow ${operation}: if isStaff() && ${operation}(${given});`,
      printFunction(operation, parameters, [...chosen, 'false'].join(' :\n  ')),
    ].join('\n');
  }

  /** A named rule is a function of its own, so that the refusal's words stand beside the expression. */
  #rule(rule: Rule, record: string): string {
    const body = this.#condition(rule.of, 'the');
    const parameters = parametersOf(body);
    const comment = `// ${rule.words.zh} [${rule.cites.join(' ')}]`;
    this.#define(rule.name, `${comment}\n${printFunction(rule.name, parameters, body)}`);
    const given = record === 'the' ? parameters : parameters.map(() => record);
    return `${rule.name}(${given.join(', ')})`;
  }

  #define(name: string, text: string): void {
    const known = this.#functions.get(name);
    if (known !== undefined && known !== text) {
      throw new Error(`Register '${this.#register.name}' has two different rules called '${name}'`);
    }
    this.#functions.set(name, text);
  }

  #step(name: string, step: Step): string {
    const target = step.to.map(({ state }) => state).join(' | ') || 'as it was';
    const source = step.from === null ? 'new' : step.from.join(' | ');
    const conditions = [
      this.#frame(name, step),
      ...(step.by.condition === 'staff' ? [] : [this.#condition(step.by, 'the')]),
      ...this.#fields(step),
      this.#outcome(step),
      ...this.#signature(step),
      ...step.provided.map((rule) => this.#condition(rule, 'the')),
      ...step.together.map((with_) => this.#condition(movesTogether(with_), 'the')),
    ];
    const parameters = step.from === null ? ['the'] : ['was', 'the'];
    return [
      `// ${step.title.zh} ${name}: ${source} -> ${target} [${step.cites.join(' ')}]`,
      printFunction(`${name}Step`, parameters, conditions.join('\n  && ')),
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
        identity ? `id == ${this.#value(identity, 'the')}` : 'isId(id)',
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
      const own = stands.includes('.get(') ? stands : `the.get(${quoted(name)}, null)`;
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
    const { field, roles } = step.signs;
    const [before, after] = [`was.get(${quoted(field)}, {})`, `the.get(${quoted(field)}, {})`];
    const lines = roles.map((role) => `signs(${before}, ${after}, ${quoted(role)})`);
    return [lines.length === 1 ? (lines[0] ?? '') : `(${lines.join(' || ')})`];
  }

  /** A field of several parts is checked by a function of its own, because several steps may set it. */
  #fieldCheck(name: string): string {
    const field = this.#field(name);
    const composite = field.type === 'group' || field.type === 'texts' || field.type === 'numbers';
    if (!composite) return this.#type(`the.${name}`, field);
    const check = `is${name.charAt(0).toUpperCase()}${name.slice(1)}`;
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
        return field.pattern
          ? `isText(${expression}, ${field.max}) && ${expression}.matches(${quoted(field.pattern)})`
          : `isText(${expression}, ${field.max})`;
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
        return `${expression} is timestamp`;
      case 'minute':
        return `isMinute(${expression})`;
      case 'day':
        return `isDay(${expression})`;
      case 'ref':
        return `isId(${expression}) && existsAfter(${this.#path(field.register, expression)})`;
      case 'texts':
        return this.#items(expression, field.items, (item) => `isText(${item}, ${field.max})`);
      case 'refs':
        return `areIds(${expression}, ${field.items})`;
      case 'days':
        return `areDays(${expression}, ${field.items})`;
      case 'numbers':
        return this.#items(expression, field.items, (item) => `isWhole(${item}, ${field.min}, ${field.max})`);
      case 'stamp':
        return `isStamp(${expression})`;
      case 'approvals':
        return `${expression} is map`;
      case 'bytes':
        return `${expression} is bytes && ${expression}.size() <= ${field.max}`;
      case 'group':
        return this.#group(expression, field.fields);
    }
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
    return [`isGroup(${expression}, ${list(names)}, ${list(required)})`, ...checks].join(' && ');
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
        const parts = condition.of.map((each) => this.#condition(each, record));
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
      case 'oneOf':
        return `${this.#value(condition.left, record)} in ${list(condition.choices)}`;
      case 'includes':
        return `${this.#value(condition.item, record)} in ${this.#value(condition.list, record)}`;
      case 'before':
        return `${this.#value(condition.left, record)} < ${this.#value(condition.right, record)}`;
      case 'atLeast':
        return `${this.#value(condition.left, record)} >= ${this.#value(condition.right, record)}`;
      case 'present':
        return `${this.#value(condition.of, record)} != null`;
      case 'exists':
        return `exists(${this.#path(condition.register, this.#value(condition.id, record))})`;
      case 'staff':
        return 'isStaff()';
      case 'nobody':
        return 'false';
      case 'holds':
        // A step is reached by members only; a read asks for itself.
        return record === 'the'
          ? `holds(${list(condition.roles)})`
          : `(isStaff() && holds(${list(condition.roles)}))`;
      case 'moves': {
        const path = this.#path(condition.register, this.#value(condition.id, record));
        return `movesNow(${path}, ${list(condition.steps)}, ${quoted(condition.back)}, id)`;
      }
    }
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
        const document = `${followed.after ? 'getAfter' : 'get'}(${path}).data`;
        return member(document, followed.path, this.#registers(followed.register));
      }
    }
  }
}

const printFunction = (name: string, parameters: readonly string[], body: string): string =>
  `function ${name}(${parameters.join(', ')}) {\n${indent(`return ${body};`, 1)}\n}`;

/** Which of the two records an expression looks at. */
const parametersOf = (expression: string): string[] =>
  ['was', 'the'].filter((name) => new RegExp(`\\b${name}\\b`).test(expression.replaceAll(/'[^']*'/g, '')));

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

/** Every field that a step may change. */
export const touchedFields = (step: Step): string[] => [
  ...new Set([
    ...step.asks,
    ...step.mayAsk,
    ...step.stamps,
    ...(step.signs ? [step.signs.field] : []),
    ...Object.keys(step.sets),
    ...step.clears,
  ]),
];
