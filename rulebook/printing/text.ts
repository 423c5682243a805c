import type { Node } from '../notation/tree.ts';
import type { Literal } from '../notation/value.ts';

/** A function of the rules as it is written. */
export interface PrintedFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Node;
  /** What a person is told when it does not hold, written above. */
  readonly comment?: string;
}

const INDENT = '  ';
export const indented = (text: string, depth = 1): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : INDENT.repeat(depth) + line))
    .join('\n');

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const literalText = (value: Literal): string => (typeof value === 'string' ? quoted(value) : String(value));

/** What binds more tightly has the higher number. */
const BINDING = {
  ...{ choose: 0, or: 1, and: 2, '==': 3, '!=': 3 },
  ...{ '<': 4, '<=': 4, '>': 4, '>=': 4, in: 4, is: 4, '+': 5, '-': 5, '*': 6 },
};
const TIGHTEST = 9;

function bindingOf(of: Node): number {
  if (of.node === 'binary') return BINDING[of.operator];
  if (of.node === 'told') return bindingOf(of.of);
  return of.node === 'and' || of.node === 'or' || of.node === 'choose' ? BINDING[of.node] : TIGHTEST;
}

/** The text of a part that must bind at least so tightly. */
const part = (of: Node, least: number): string => (bindingOf(of) < least ? `(${textOf(of)})` : textOf(of));

/** An expression on one line. */
export function textOf(of: Node): string {
  switch (of.node) {
    case 'name':
      return of.name;
    case 'literal':
      return literalText(of.literal);
    case 'list':
      return `[${of.of.map(textOf).join(', ')}]`;
    case 'member':
      return `${part(of.of, TIGHTEST)}.${of.name}`;
    case 'item':
      return `${part(of.of, TIGHTEST)}[${of.at}]`;
    case 'call': {
      const called = of.of === null ? of.name : `${part(of.of, TIGHTEST)}.${of.name}`;
      return `${called}(${of.with.map(textOf).join(', ')})`;
    }
    case 'binary': {
      const binding = BINDING[of.operator];
      return `${part(of.left, binding)} ${of.operator} ${part(of.right, binding + 1)}`;
    }
    case 'and':
    case 'or':
      return of.of.map((each) => part(each, BINDING[of.node] + 1)).join(of.node === 'and' ? ' && ' : ' || ');
    case 'not':
      return `!${part(of.of, TIGHTEST)}`;
    case 'choose':
      return `${part(of.when, BINDING.or)} ? ${part(of.yes, BINDING.or)} : ${part(of.no, BINDING.choose)}`;
    case 'told':
      return textOf(of.of);
  }
}

/** A line of more signs is broken where it says what is asked of some only. */
const WIDE = 160;

/** A chain of conditions, one on each line; a rule of the regulation has its words above it. */
export function conditions(of: Node): string {
  if (of.node !== 'and') return textOf(of);
  return of.of
    .map((each, at) => {
      const written = `${at === 0 ? '' : '  && '}${broken(each)}`;
      const comment = each.node === 'told' ? `// ${each.comment}\n` : '';
      return at === 0 ? comment + written : comment.replaceAll(/^(?=.)/gm, '  ') + written;
    })
    .join('\n');
}

/** A part of a chain; what is asked of some only stands on lines of its own where it is long. */
function broken(each: Node): string {
  const line = part(each, BINDING.and + 1);
  const of = each.node === 'told' ? each.of : each;
  if (line.length <= WIDE) return line;
  if (of.node === 'choose')
    return `(${part(of.when, BINDING.or)}\n    ? ${part(of.yes, BINDING.or)}\n    : ${part(of.no, BINDING.choose)})`;
  const [last, ...unless] = of.node === 'or' ? of.of.toReversed() : [];
  if (last?.node !== 'and' || unless.some((one) => one.node === 'and')) return line;
  const others = unless.toReversed().map((one) => part(one, BINDING.or + 1));
  return `(${others.join(' || ')}\n    || ${last.of.map((one) => indentedAfter(broken(one))).join('\n      && ')})`;
}

const indentedAfter = (text: string): string => text.replaceAll('\n', '\n    ');

export function functionText({ name, parameters, body, comment }: PrintedFunction): string {
  const written = conditions(body);
  const returned = written.startsWith('//')
    ? `return\n${indented(written.replaceAll(/^ {2}/gm, ''))}`
    : `return ${written}`;
  return [
    ...(comment === undefined ? [] : [`// ${comment}`]),
    `function ${name}(${parameters.join(', ')}) {`,
    `${indented(returned)};`,
    '}',
  ].join('\n');
}
