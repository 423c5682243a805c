import {
  allRules,
  type Block,
  calledName,
  type Expression,
  everyPart,
  ownParts,
  type Rule,
  type Span,
} from './parse.ts';

// What can go wrong in security rules, done to every place of firestore.rules where it can: each mutant is the file
// with one piece of text replaced.

export interface Mutant {
  /** Says where and what, and stays the same when other lines come and go. */
  readonly id: string;
  /** Whose requests it can concern; null for a rule that is added to a block. */
  readonly rule: Rule | null;
  readonly block: Block;
  readonly at: Span;
  readonly by: string;
  /** An operand of `&&` or `||` is made true whatever it says, or made false. */
  readonly isConstant: boolean;
  /** What is replaced is a number, a list or a record, and not something true or false. */
  readonly isValue: boolean;
  /** Whether it can be expected to let more through, or less. */
  readonly tends: 'looser' | 'stricter' | null;
}

type Change = Pick<Mutant, 'at' | 'by'> & {
  readonly what: string;
  readonly isConstant?: boolean;
  readonly isValue?: boolean;
};

function tendencyOf(what: string): Mutant['tends'] {
  if (/^(true for|always true:|or instead|with) /.test(`${what} `)) return 'looser';
  return /^(false for|without|exists instead|get instead) /.test(what) ? 'stricter' : null;
}

/** A block as people speak of it: `keyLoans`, `dutyLog/{day}/entries`. */
export const nameOf = (block: Block): string => {
  const path = block.path.slice(3);
  if (path[0] === 'sites')
    return (
      path
        .slice(2)
        .join('/')
        .replace(/\/\{\w+\}$/, '') || 'site'
    );
  return path.join('/') || 'frame';
};

/** Returns true iff the rule is the conditions of a step: their chain is made true and false one by one. */
const isStep = ({ step }: Rule): boolean => step !== null;

/** Returns true iff the rule only chooses a step. */
const isChooser = ({ name }: Rule): boolean => name === 'write';

const textsOf = (expression: Expression | undefined): readonly string[] =>
  expression?.kind === 'list' ? expression.of.map((each) => (each.kind === 'text' ? each.value : '')) : [];

const isTexts = (expression: Expression): boolean =>
  expression.kind === 'list' &&
  expression.of.length > 0 &&
  expression.of.every((each) => each.kind === 'text');

const speaksOfNow = (expression: Expression, text: (at: Span) => string): boolean =>
  text(expression).includes('request.time');

/** Helpers of the frame that answer yes or no about somebody, or about another record. */
const ASKED = [
  'exists',
  'movesNow',
  'movedNow',
  'movesWith',
  'movedWith',
  'holds',
  'holdsNotFor',
  'keeps',
  'tends',
  'isMe',
];

/** Fields that every step writes: a list without them lets nothing through. */
const ENVELOPE = ["'state'", "'rev'", "'opened'", "'last'"];

/** Makes every mutant of a file of rules. */
class Mutator {
  readonly #source: string;
  readonly #root: Block;

  constructor(source: string, root: Block) {
    this.#source = source;
    this.#root = root;
  }

  readonly #text = ({ start, end }: Span): string => this.#source.slice(start, end).replaceAll(/\s+/g, ' ');

  all(): Mutant[] {
    const rules = allRules(this.#root).flatMap((rule) => this.#ofRule(rule));
    return withNumbers([...rules, ...this.#opened(this.#root)]);
  }

  #ofRule(rule: Rule): Mutant[] {
    const changes = isChooser(rule) ? [] : this.#ofExpressions(rule);
    return changes.map(({ what, at, by, isConstant = false, isValue = false }) => ({
      id: `${nameOf(rule.block)} ${rule.name}: ${what}`,
      rule,
      block: rule.block,
      at,
      by,
      isConstant,
      isValue,
      tends: tendencyOf(what),
    }));
  }

  #ofExpressions(rule: Rule): Change[] {
    const expressions = [...rule.lets, rule.body].flatMap((each) => [...ownParts(each)]);
    const operands = new Set(
      expressions.flatMap((each) => (each.kind === 'and' || each.kind === 'or' ? each.of : [])),
    );
    return [
      ...this.#ofBody(rule),
      ...expressions.flatMap((each) => this.#changes(each, rule, operands.has(each))),
    ];
  }

  /** An operand is made true and made false already, which is more than to turn it. */
  #changes(expression: Expression, rule: Rule, isOperand: boolean): Change[] {
    switch (expression.kind) {
      case 'and':
        return [...this.#constants(expression.of), ...(isStep(rule) ? [] : this.#looser(expression))];
      case 'or':
        return this.#constants(expression.of);
      case 'not':
        return isOperand ? [] : [this.#swap(expression, this.#text(expression.of), 'not negated')];
      case 'binary':
        return this.#comparison(expression, isOperand, rule.block);
      case 'choice':
        return [expression.then, expression.otherwise].map((each) => ({
          ...this.#swap(expression, this.#text(each), `always ${this.#text(each)}`),
          isValue: true,
        }));
      case 'call':
        return this.#call(expression, rule.block);
      default:
        return [];
    }
  }

  #swap(at: Span, by: string, what: string): Change {
    return { what: `${what}: ${this.#text(at)}`, at, by };
  }

  /** A condition or a helper says yes to everything. */
  #ofBody(rule: Rule): Change[] {
    const { body } = rule;
    const isJoined = body.kind === 'and' || body.kind === 'or' || body.kind === 'not';
    const isCompared = body.kind === 'binary' && !'+-*/%'.includes(body.operator);
    const isAsked = ASKED.includes(calledName(body) ?? '');
    // A rule that stands in another is an operand there, made true already.
    if (isStep(rule) || rule.outer !== null || !(isJoined || isCompared || isAsked)) return [];
    return [{ what: 'always true', at: body, by: 'true' }];
  }

  /**
   * Each conjunct and each alternative, true whatever it says and false whatever it says: killed both times, it has
   * been seen true and seen false, and it mattered.
   */
  #constants(operands: readonly Expression[]): Change[] {
    return operands.flatMap((each) =>
      ['true', 'false'].map((by) => ({
        what: `${by} for ${each.told ?? this.#named(each)}`,
        at: each,
        by,
        isConstant: true,
      })),
    );
  }

  /** What every step asks first is called by its name alone: its fields come and go. */
  #named(condition: Expression): string {
    const name = calledName(condition);
    return name === 'opens' || name === 'moves' ? name : this.#text(condition);
  }

  /** Joins by `||` what `&&` joined, one at a time. */
  #looser({ of }: { of: readonly Expression[] }): Change[] {
    const [first, last] = [of[0] as Expression, of.at(-1) as Expression];
    const at = { start: first.start, end: last.end };
    return of.slice(1).map((each, before) => {
      const left = { start: at.start, end: (of[before] as Expression).end };
      const right = { start: each.start, end: at.end };
      return {
        what: `or instead of and before ${this.#text(each)}`,
        at,
        by: `${this.#text(left)} || ${this.#text(right)}`,
      };
    });
  }

  #comparison(expression: Expression & { kind: 'binary' }, isOperand: boolean, block: Block): Change[] {
    const { operator, left, right } = expression;
    const told = this.#text(expression);
    const at = { start: left.start, end: right.end };
    const replaced = (by: string): Change => ({
      what: `${by} in ${told}`,
      at,
      by: `${this.#text(left)} ${by} ${this.#text(right)}`,
    });
    switch (operator) {
      case '==':
        return isOperand ? [] : [replaced('!=')];
      case '!=':
        return isOperand ? [] : [replaced('==')];
      case '<':
      case '<=':
      case '>':
      case '>=': {
        const turned = operator.startsWith('<') ? '>' : '<';
        // That two moments are the very same is not a matter that a request can bring about.
        const isOfNow = speaksOfNow(left, this.#text) || speaksOfNow(right, this.#text);
        return [replaced(turned + operator.slice(1)), ...(isOfNow ? [] : this.#bound(right, told))];
      }
      case 'in':
        return right.kind === 'list' && isTexts(right)
          ? this.#choices(right, ...this.#missingChoices(left, right, block))
          : [];
      default:
        return [];
    }
  }

  /** A bound is one more, one less. */
  #bound(expression: Expression, told: string): Change[] {
    if (expression.kind !== 'number' && expression.kind !== 'minus') return [];
    const value = Number(this.#text(expression));
    return [1, -1].map((more) => ({
      what: `${value + more} instead of ${value} in ${told}`,
      at: expression,
      by: String(value + more),
      isValue: true,
    }));
  }

  /** A list of texts with one more, and without each. */
  #choices(list: Expression, ...more: readonly string[]): Change[] {
    const texts = textsOf(list);
    const told = this.#text(list);
    const wider = more.map((each) => ({
      what: `with ${each} in ${told}`,
      at: list,
      by: `[${[...texts, each].join(', ')}]`,
      isValue: true,
    }));
    const narrower = texts
      .filter((each) => !ENVELOPE.includes(each))
      .map((each) => ({
        what: `without ${each} in ${told}`,
        at: list,
        by: `[${texts.filter((other) => other !== each).join(', ')}]`,
        isValue: true,
      }));
    return [...wider, ...narrower];
  }

  #call(call: Expression & { kind: 'call' }, block: Block): Change[] {
    const [first, second, third, fourth, fifth] = call.with;
    const name = calledName(call);
    switch (name) {
      case 'holds':
      case 'holdsNotFor': {
        const roles = call.with.find(isTexts);
        return roles ? this.#choices(roles, this.#missingRole(roles)) : [];
      }
      case 'signs':
        // No more roles: the frame looks at two.
        return third ? this.#choices(third) : [];
      case 'opens':
        return second && third && fourth && third.kind === 'list'
          ? [...this.#state(second), ...this.#fields(call, third, fourth, block)]
          : [];
      case 'moves':
        return second && third && fourth && fifth && second.kind === 'list'
          ? [
              ...this.#choices(second, ...this.#missingStates(second, block)),
              ...this.#state(third),
              ...this.#fields(call, fourth, fifth, block, "'opened'"),
            ]
          : [];
      case 'movesWith':
      case 'movedWith':
        // No more steps: what is no partner may not name this record in its own, so nothing could come of it.
        return third ? this.#choices(third) : [];
      case 'hasExactly':
        return second ? this.#choices(second, "'other'") : [];
      case 'hasOnly':
        return first && isTexts(first) ? this.#choices(first, "'other'") : [];
      case 'hasAll':
        return first && isTexts(first) ? this.#choices(first) : [];
      case 'isText':
      case 'isLongText':
      case 'areIds':
      case 'areDays':
      case 'areLike':
        return second ? this.#bound(second, this.#text(call)) : [];
      case 'mayText':
        return third ? this.#bound(third, this.#text(call)) : [];
      case 'areTexts':
      case 'isWhole':
      case 'isNumber':
        return [second, third].flatMap((each) => (each ? this.#bound(each, this.#text(call)) : []));
      case 'existsAfter':
      case 'getAfter':
      case 'after':
        return [this.#before(call, name)];
      default:
        return [];
    }
  }

  /** What is there after the batch must have been there before it. */
  #before(call: Expression & { kind: 'call' }, name: string): Change {
    const by = { existsAfter: 'exists', getAfter: 'get', after: 'record' }[name] ?? name;
    const told = this.#text(call);
    return {
      what: `${by} instead of ${told}`,
      at: call,
      by: by + told.slice(name.length),
      isValue: name !== 'existsAfter',
    };
  }

  /** Whatever state the record is left in. */
  #state(to: Expression): Change[] {
    return [
      {
        what: `any state instead of ${this.#text(to)}`,
        at: to,
        by: "the.get('state', null)",
        isValue: true,
      },
    ];
  }

  /** One field more that may change, each of them less, and each that must be there no more. */
  #fields(
    call: Span,
    asked: Expression,
    others: Expression,
    block: Block,
    ...more: readonly string[]
  ): Change[] {
    const [required, all] = [textsOf(asked), [...textsOf(asked), ...textsOf(others)]];
    const [before, after] = [
      this.#text({ start: call.start, end: asked.start }),
      this.#text({ start: others.end, end: call.end }),
    ];
    const lists = (first: readonly string[], second: readonly string[]): string =>
      `${before}[${first.join(', ')}], [${second.join(', ')}]${after}`;
    const without = (list: readonly string[], field: string): string[] =>
      list.filter((each) => each !== field);
    const missing = this.#missingFields(all, block);
    return [
      ...[...more, ...missing].map((field) => ({
        what: `with ${field} among the fields`,
        by: lists(required, [...textsOf(others), field]),
      })),
      ...all.map((field) => ({
        what: `without ${field} among the fields`,
        by: lists(without(required, field), without(textsOf(others), field)),
      })),
      ...required.map((field) => ({
        what: `${field} not required`,
        by: lists(without(required, field), [...textsOf(others), field]),
      })),
    ].map((change) => ({ ...change, at: call }));
  }

  #missingRole(list: Expression): string {
    return ["'clerk'", "'cleaner'"].find((role) => !textsOf(list).includes(role)) ?? "'cleaner'";
  }

  /** What the block compares the same thing with elsewhere; without such a thing, one that there is not. */
  #missingChoices(left: Expression, list: Expression, block: Block): string[] {
    const told = this.#text(left);
    const compared = block.rules
      .flatMap((rule) => [...rule.lets, rule.body].flatMap((each) => [...everyPart(each)]))
      .filter((each) => each.kind === 'binary' && this.#text(each.left) === told)
      .flatMap((each) => {
        const { right } = each as Expression & { kind: 'binary' };
        return right.kind === 'text' ? [right.value] : textsOf(right);
      });
    const missing = [...new Set(compared)].filter((text) => !textsOf(list).includes(text));
    return missing.length > 0
      ? missing.slice(0, 2)
      : ["'other'"].filter((each) => !textsOf(list).includes(each));
  }

  /** The states that the block speaks of, but for those of the list. */
  #missingStates(list: Expression, block: Block): string[] {
    const found = this.#calls(block).flatMap((call) =>
      calledName(call) === 'moves' ? textsOf(call.with[1]) : [],
    );
    return [...new Set(found)].filter((text) => !textsOf(list).includes(text));
  }

  /** One field that the block speaks of elsewhere. */
  #missingFields(besides: readonly string[], block: Block): string[] {
    const found = this.#calls(block).flatMap((call) => {
      const first = { opens: 2, moves: 3 }[calledName(call) ?? ''];
      return first === undefined ? [] : [...textsOf(call.with[first]), ...textsOf(call.with[first + 1])];
    });
    return found.filter((text) => !besides.includes(text)).slice(0, 1);
  }

  #calls(block: Block): (Expression & { kind: 'call' })[] {
    return block.rules
      .flatMap(({ body }) => [...everyPart(body)])
      .filter((each): each is Expression & { kind: 'call' } => each.kind === 'call');
  }

  /** Every block lets every member do what it lets nobody do so far; outside of the sites, everybody. */
  #opened(block: Block): Mutant[] {
    const inner = block.blocks.flatMap((each) => this.#opened(each));
    const granted = block.rules.filter(({ isAllow }) => isAllow).map(({ name }) => name);
    if (granted.length === 0) return inner;
    const isOf = (operation: string) =>
      granted.some(
        (name) => name.includes(operation) || (name.includes('read') && 'get list'.includes(operation)),
      );
    const condition = block.path[3] === 'sites' ? 'isStaff()' : 'request.auth != null';
    const added = ['get', 'list', 'create', 'update', 'delete'].filter((operation) => !isOf(operation));
    return [
      ...added.map((operation) => ({
        id: `${nameOf(block)}: allow ${operation}`,
        rule: null,
        block,
        at: { start: block.end - 1, end: block.end - 1 },
        by: `allow ${operation}: if ${condition}; `,
        isConstant: false,
        isValue: false,
        tends: 'looser' as const,
      })),
      ...inner,
    ];
  }
}

/** Ids that would be the same are counted. */
function withNumbers(mutants: readonly Mutant[]): Mutant[] {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const times = (seen.get(mutant.id) ?? 0) + 1;
    seen.set(mutant.id, times);
    return times === 1 ? mutant : { ...mutant, id: `${mutant.id} (${times})` };
  });
}

export const mutantsOf = (source: string, root: Block): Mutant[] => new Mutator(source, root).all();
