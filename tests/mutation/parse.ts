// Reads firestore.rules into a tree whose every node knows where it stands in the text, so that a mutant is a
// replacement of a piece of text.

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Expression = Span &
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
  /** `isText`, or `allow get, list`. */
  readonly name: string;
  readonly block: Block;
  readonly isAllow: boolean;
  readonly lets: readonly Expression[];
  readonly body: Expression;
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
}

const TOKEN =
  /\s+|\/\/[^\n]*|(?<text>'(?:[^'\\]|\\.)*')|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_]\w*)|(?<sign>&&|\|\||[=!<>]=|\$\(|[^\s\w])/gy;

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  for (const match of source.matchAll(TOKEN)) {
    const [kind, value] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? [];
    if (kind === undefined || value === undefined) continue;
    const start = match.index;
    tokens.push({ kind: kind as Token['kind'], value, start, end: start + value.length });
  }
  return [...tokens, { kind: 'end', value: '', start: source.length, end: source.length }];
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
      else if (this.#is('allow')) block.rules.push(this.#allow(block));
      else block.rules.push(this.#function(block));
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
    return { name, block, isAllow: true, lets: [], body };
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
    return { name, block, isAllow: false, lets, body };
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
    let left = this.#level(level + 1);
    while (operators.some((operator) => this.#is(operator))) {
      const { value: operator } = this.#take();
      const right = this.#level(level + 1);
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

/** Every rule of a block and of the blocks in it. */
export const allRules = (block: Block): Rule[] => [...block.rules, ...block.blocks.flatMap(allRules)];

/** The name of the function that a call calls, or of the method; null for anything else. */
export function calledName(expression: Expression): string | null {
  if (expression.kind !== 'call') return null;
  const { of } = expression;
  if (of.kind === 'member') return of.name;
  return of.kind === 'word' ? of.value : null;
}
