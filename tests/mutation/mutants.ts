import {
  allRules,
  type Block,
  calledName,
  type Expression,
  everyPart,
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

/** Returns true iff the rule opens or moves a record: the regions have one such function for each step. */
export const isStep = ({ name }: Rule): boolean => name.endsWith('Step');

/** Returns true iff the rule only chooses the function of a step. */
const isChooser = ({ name }: Rule): boolean => name === 'create' || name === 'update';

const textsOf = (expression: Expression | undefined): readonly string[] =>
  expression?.kind === 'list' ? expression.of.map((each) => (each.kind === 'text' ? each.value : '')) : [];

const isTexts = (expression: Expression): boolean =>
  expression.kind === 'list' &&
  expression.of.length > 0 &&
  expression.of.every((each) => each.kind === 'text');

const speaksOfNow = (expression: Expression, text: (at: Span) => string): boolean =>
  text(expression).includes('request.time');

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
    const changes = isChooser(rule) ? this.#ofChooser(rule) : this.#ofExpressions(rule);
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

  /** Whichever step is taken, its function is chosen after other conditions have held. */
  #ofChooser({ body }: Rule): Change[] {
    return body.kind === 'and' ? this.#constants(body.of.filter(({ kind }) => kind !== 'choice')) : [];
  }

  #ofExpressions(rule: Rule): Change[] {
    const expressions = [...rule.lets, rule.body].flatMap((each) => [...everyPart(each)]);
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
    const isAsked = ['exists', 'movesNow', 'movedNow', 'holds'].includes(calledName(body) ?? '');
    if (isStep(rule) || !(isJoined || isCompared || isAsked)) return [];
    return [{ what: 'always true', at: body, by: 'true' }];
  }

  /**
   * Each conjunct and each alternative, true whatever it says and false whatever it says: killed both times, it has
   * been seen true and seen false, and it mattered.
   */
  #constants(operands: readonly Expression[]): Change[] {
    return operands.flatMap((each) =>
      ['true', 'false'].map((by) => ({
        what: `${by} for ${this.#text(each)}`,
        at: each,
        by,
        isConstant: true,
      })),
    );
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
      case 'holds': {
        const roles = call.with.find(isTexts);
        return roles ? this.#choices(roles, this.#missingRole(roles)) : [];
      }
      case 'opens':
        return third && fourth && third.kind === 'list'
          ? [...this.#choices(third, ...this.#missingFields(third, block)), ...this.#choices(fourth)]
          : [];
      case 'moves':
        return fourth && fifth && fourth.kind === 'list'
          ? [
              ...this.#choices(fourth, ...this.#missingStates(fourth, block)),
              ...this.#choices(fifth, "'opened'", ...this.#missingFields(fifth, block)),
            ]
          : [];
      case 'movesNow':
      case 'movedNow':
        // No more steps: what is no partner may not name this record in its own, so nothing could come of it.
        return second ? this.#choices(second) : [];
      case 'isGroup':
        return second && third ? [...this.#choices(second, "'other'"), ...this.#choices(third)] : [];
      case 'hasOnly':
        return first && isTexts(first) ? this.#choices(first, "'other'") : [];
      case 'hasAll':
        return first && isTexts(first) ? this.#choices(first) : [];
      case 'isText':
      case 'areIds':
      case 'areDays':
        return second ? this.#bound(second, this.#text(call)) : [];
      case 'isWhole':
      case 'isNumber':
        return [second, third].flatMap((each) => (each ? this.#bound(each, this.#text(call)) : []));
      case 'existsAfter':
      case 'getAfter':
        return [this.#before(call, name)];
      default:
        return [];
    }
  }

  /** What is there after the batch must have been there before it. */
  #before(call: Expression & { kind: 'call' }, name: string): Change {
    const by = name === 'existsAfter' ? 'exists' : 'get';
    const told = this.#text(call);
    return {
      what: `${by} instead of ${told}`,
      at: call,
      by: by + told.slice(name.length),
      isValue: name === 'getAfter',
    };
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
    return this.#found(block, (call) => (calledName(call) === 'moves' ? call.with[3] : undefined), list);
  }

  /** One field that the block speaks of elsewhere. */
  #missingFields(list: Expression, block: Block): string[] {
    const place = (call: Expression & { kind: 'call' }) =>
      ({ opens: call.with[2], moves: call.with[4] })[calledName(call) ?? ''];
    return this.#found(block, place, list)
      .filter((name) => name !== "'opened'")
      .slice(0, 1);
  }

  #found(
    block: Block,
    place: (call: Expression & { kind: 'call' }) => Expression | undefined,
    besides: Expression,
  ): string[] {
    const calls = block.rules
      .flatMap(({ body }) => [...everyPart(body)])
      .filter((each) => each.kind === 'call');
    const texts = new Set(calls.flatMap((call) => textsOf(place(call))));
    return [...texts].filter((text) => text !== '' && !textsOf(besides).includes(text));
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
