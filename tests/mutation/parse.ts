// Reads firestore.rules into a tree whose every node knows where it stands in the text, so that a mutant is a
// replacement of a piece of text.

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The rule of the regulation that the comment above it names. */
interface Told {
  readonly told?: string;
}

export type Expression = Span &
  Told &
  (
    | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
    | {
        readonly kind: 'binary';
        readonly operator: string;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'not' | 'minus'; readonly of: Expression }
    | {
        readonly kind: 'choice';
        readonly when: Expression;
        readonly then: Expression;
        readonly otherwise: Expression;
      }
    | { readonly kind: 'call'; readonly of: Expression; readonly with: readonly Expression[] }
    | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
    | { readonly kind: 'index'; readonly of: Expression; readonly by: readonly Expression[] }
    | { readonly kind: 'list'; readonly of: readonly Expression[] }
    | {
        readonly kind: 'map' | 'path';
        readonly of: readonly Expression[];
      }
    | { readonly kind: 'text' | 'number' | 'word'; readonly value: string }
  );

export interface Rule {
  /** `isText`, `allow get, list`; of a step its name, `lend`, of a rule in it `lend.withItsLoan`. */
  readonly name: string;
  readonly block: Block;
  readonly isAllow: boolean;
  readonly lets: readonly Expression[];
  readonly body: Expression;
  /** The step whose conditions these are; null for all others. */
  readonly step: string | null;
  /** The rule that this one stands in. */
  readonly outer: Rule | null;
  /** Rules that stand in this one: the steps that `write` chooses from, the conditions with a comment above them. */
  readonly inner: Rule[];
}

export interface Block extends Span {
  /** The segments of its path, those of the blocks around it included: `sites`, `{site}`, `keys`, `{id}`. */
  readonly path: readonly string[];
  readonly outer: Block | null;
  readonly rules: Rule[];
  readonly blocks: Block[];
}

interface Token extends Span {
  readonly kind: 'text' | 'number' | 'word' | 'sign' | 'end';
  readonly value: string;
  /** The rule that a comment before it names. */
  readonly told: string | undefined;
}

const TOKEN =
  /\s+|\/\/(?: (?<told>\w+):)?[^\n]*|(?<text>'(?:[^'\\]|\\.)*')|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_]\w*)|(?<sign>&&|\|\||[=!<>]=|\$\(|[^\s\w])/gy;

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let told: string | undefined;
  for (const match of source.matchAll(TOKEN)) {
    const { told: named, ...groups } = match.groups ?? {};
    told = named ?? told;
    const [kind, value] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    if (kind === undefined || value === undefined) continue;
    const start = match.index;
    tokens.push({ kind: kind as Token['kind'], value, start, end: start + value.length, told });
    told = undefined;
  }
  return [...tokens, { kind: 'end', value: '', start: source.length, end: source.length, told: undefined }];
}

/** What binds more loosely comes first. `&&` and `||` are gathered into one node however many they join. */
const LEVELS = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>=', 'in', 'is'],
  ['+', '-'],
  ['*', '/', '%'],
];

class Parser {
  readonly #tokens: readonly Token[];
  readonly #source: string;
  readonly #inBrackets = new WeakSet<Expression>();
  #next = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokensOf(source);
  }

  #peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)] as Token;
  }

  #is(value: string): boolean {
    return this.#peek().value === value && this.#peek().kind !== 'text';
  }

  #take(value?: string): Token {
    const token = this.#peek();
    if (value !== undefined && !this.#is(value)) {
      const line = this.#source.slice(0, token.start).split('\n').length;
      throw new Error(`firestore.rules, line ${line}: '${value}' expected, '${token.value}' found`);
    }
    this.#next += 1;
    return token;
  }

  #comma<Item>(closing: string, item: () => Item): Item[] {
    const items: Item[] = [];
    while (!this.#is(closing)) {
      items.push(item());
      if (!this.#is(closing)) this.#take(',');
    }
    return items;
  }

  // ---- Blocks ----

  file(): Block {
    while (!this.#is('service')) this.#take();
    const root: Block = { path: [], outer: null, rules: [], blocks: [], start: 0, end: 0 };
    while (!this.#is('match')) this.#take();
    const { end } = this.#match(root);
    return { ...root, end };
  }

  #match(outer: Block): Block {
    const { start } = this.#take('match');
    const path = [...outer.path, ...this.#matchPath()];
    const block = { path, outer, rules: [] as Rule[], blocks: [] as Block[], start, end: 0 };
    outer.blocks.push(block);
    this.#take('{');
    while (!this.#is('}')) {
      if (this.#is('match')) this.#match(block);
      else block.rules.push(withInner(this.#is('allow') ? this.#allow(block) : this.#function(block)));
    }
    block.end = this.#take('}').end;
    return block;
  }

  /** Segments are written without a blank between them; the block begins after one. */
  #matchPath(): string[] {
    const from = this.#peek().start;
    while (!(this.#is('{') && /\s/.test(this.#source[this.#peek().start - 1] ?? ''))) this.#take();
    return this.#source.slice(from, this.#peek().start).trim().split('/').filter(Boolean);
  }

  #allow(block: Block): Rule {
    const { start } = this.#take('allow');
    while (!this.#is(':')) this.#take();
    const name = this.#source.slice(start, this.#peek().start);
    this.#take(':');
    this.#take('if');
    const body = this.#expression();
    this.#take(';');
    return { name, block, isAllow: true, lets: [], body, step: null, outer: null, inner: [] };
  }

  #function(block: Block): Rule {
    this.#take('function');
    const name = this.#take().value;
    this.#take('(');
    this.#comma(')', () => this.#take());
    this.#take(')');
    this.#take('{');
    const lets: Expression[] = [];
    while (this.#is('let')) {
      this.#take('let');
      this.#take();
      this.#take('=');
      lets.push(this.#expression());
      this.#take(';');
    }
    this.#take('return');
    const body = this.#expression();
    this.#take(';');
    this.#take('}');
    return { name, block, isAllow: false, lets, body, step: null, outer: null, inner: [] };
  }

  // ---- Expressions ----

  #expression(): Expression {
    const when = this.#level(0);
    if (!this.#is('?')) return when;
    this.#take('?');
    const then = this.#expression();
    this.#take(':');
    const otherwise = this.#expression();
    return { kind: 'choice', when, then, otherwise, start: when.start, end: otherwise.end };
  }

  #level(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    // A condition's comment stands above it, before the sign that joins it to the one before.
    const isChain = operators.includes('&&');
    let left = this.#told(isChain ? this.#peek().told : undefined, this.#level(level + 1));
    while (operators.some((operator) => this.#is(operator))) {
      const { value: operator, told } = this.#take();
      const right = this.#told(isChain ? told : undefined, this.#level(level + 1));
      const at = { start: left.start, end: right.end };
      if (operator === '&&' || operator === '||') {
        const kind = operator === '&&' ? 'and' : 'or';
        // A chain in brackets is a part of its own.
        const before = left.kind === kind && !this.#inBrackets.has(left) ? left.of : [left];
        left = { kind, of: [...before, right], ...at };
      } else left = { kind: 'binary', operator, left, right, ...at };
    }
    return left;
  }

  #told(told: string | undefined, of: Expression): Expression {
    if (told === undefined) return of;
    const named = { ...of, told };
    if (this.#inBrackets.has(of)) this.#inBrackets.add(named);
    return named;
  }

  #unary(): Expression {
    if (!this.#is('!') && !this.#is('-')) return this.#postfix();
    const { start, value } = this.#take();
    const of = this.#unary();
    return { kind: value === '!' ? 'not' : 'minus', of, start, end: of.end };
  }

  #postfix(): Expression {
    let of = this.#primary();
    for (;;) {
      if (this.#is('.')) {
        this.#take();
        const { value: name, end } = this.#take();
        of = { kind: 'member', of, name, start: of.start, end };
      } else if (this.#is('(')) {
        this.#take();
        const args = this.#comma(')', () => this.#expression());
        of = { kind: 'call', of, with: args, start: of.start, end: this.#take(')').end };
      } else if (this.#is('[')) {
        this.#take();
        // One place, or from one to another.
        const by = [this.#expression()];
        if (this.#is(':')) {
          this.#take();
          by.push(this.#expression());
        }
        of = { kind: 'index', of, by, start: of.start, end: this.#take(']').end };
      } else return of;
    }
  }

  #primary(): Expression {
    const { start } = this.#peek();
    if (this.#is('(')) {
      this.#take();
      const inner = this.#expression();
      const bracketed = { ...inner, start, end: this.#take(')').end };
      this.#inBrackets.add(bracketed);
      return bracketed;
    }
    if (this.#is('[')) {
      this.#take();
      const of = this.#comma(']', () => this.#expression());
      return { kind: 'list', of, start, end: this.#take(']').end };
    }
    if (this.#is('{')) return this.#map(start);
    if (this.#is('/')) return this.#path(start);
    const { kind, value, end } = this.#take();
    if (kind === 'sign' || kind === 'end') throw new Error(`firestore.rules: unexpected '${value}'`);
    return { kind, value, start, end };
  }

  #map(start: number): Expression {
    this.#take('{');
    const of = this.#comma('}', () => {
      this.#take();
      this.#take(':');
      return this.#expression();
    });
    return { kind: 'map', of, start, end: this.#take('}').end };
  }

  #path(start: number): Expression {
    const of: Expression[] = [];
    let end = start;
    while (this.#is('/')) {
      this.#take();
      if (this.#is('$(')) {
        this.#take();
        of.push(this.#expression());
        end = this.#take(')').end;
      } else end = this.#take().end;
    }
    return { kind: 'path', of, start, end };
  }
}

/** The block around all others. */
export const parseRules = (source: string): Block => new Parser(source).file();

/** The expressions that stand directly in this one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'list':
    case 'map':
    case 'path':
      return expression.of;
    case 'binary':
      return [expression.left, expression.right];
    case 'not':
    case 'minus':
    case 'member':
      return [expression.of];
    case 'choice':
      return [expression.when, expression.then, expression.otherwise];
    case 'call':
      return [expression.of, ...expression.with];
    case 'index':
      return [expression.of, ...expression.by];
    default:
      return [];
  }
}

/** The expression and all that stand in it. */
export function* everyPart(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* everyPart(part);
}

/** The same without what is in the rules that stand in it. */
export function* ownParts(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) if (part.told === undefined) yield* ownParts(part);
}

/** `taken == 'lend' ? ... : ...` tells the step that the first way is for; null of any other expression. */
export function stepChosenBy(expression: Expression): string | null {
  if (expression.kind !== 'choice' || expression.when.kind !== 'binary') return null;
  const { left, right } = expression.when;
  const isStep = left.kind === 'word' && left.value === 'taken' && right.kind === 'text';
  return isStep ? right.value.slice(1, -1) : null;
}

/** The rule with those that stand in it. */
function withInner(rule: Rule): Rule {
  const within = (outer: Rule, step: string | null, name: string, body: Expression): void => {
    outer.inner.push(withInner({ ...outer, name, lets: [], body, step, outer, inner: [] }));
  };
  let choice = rule.step === null ? rule.body : null;
  while (choice !== null && choice.kind === 'choice') {
    const step = stepChosenBy(choice);
    if (step === null) break;
    within(rule, step, step, choice.then);
    choice = choice.otherwise;
  }
  if (rule.inner.length > 0) return rule;
  for (const part of ownParts(rule.body))
    for (const each of partsOf(part))
      if (each.told !== undefined) {
        const { told, ...body } = each;
        within(rule, null, `${rule.name}.${told}`, body);
      }
  return rule;
}

const withThose = (rule: Rule): Rule[] => [rule, ...rule.inner.flatMap(withThose)];

/** Every rule of a block, those in others included, and of the blocks in it. */
export const allRules = (block: Block): Rule[] => [
  ...block.rules.flatMap(withThose),
  ...block.blocks.flatMap(allRules),
];

/** The name of the function that a call calls, or of the method; null for anything else. */
export function calledName(expression: Expression): string | null {
  if (expression.kind !== 'call') return null;
  const { of } = expression;
  if (of.kind === 'member') return of.name;
  return of.kind === 'word' ? of.value : null;
}
