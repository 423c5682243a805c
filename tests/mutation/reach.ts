import { type Block, type Expression, everyPart, partsOf, type Rule, stepChosenBy } from './parse.ts';
import type { Question } from './questions.ts';
import { type Fields, nameOfWrite, pathOf, type RestWrite } from './stored.ts';

// Which rules a question can bring to bear. Only mutants of these can change what it is told.

export type Operation = 'get' | 'list' | 'create' | 'update' | 'delete';

/** One document or collection that a request wants. */
interface Wanted {
  readonly operation: Operation;
  /** Of the document, or of one that a query could find. */
  readonly path: string;
  readonly isGroup: boolean;
  /** The step that the document says it takes. */
  readonly step: string;
}

const textAt = (fields: Fields | undefined, ...path: readonly string[]): string => {
  const [name = '', ...rest] = path;
  const value = fields?.[name] as { stringValue?: string; mapValue?: { fields?: Fields } } | undefined;
  return rest.length === 0 ? (value?.stringValue ?? '') : textAt(value?.mapValue?.fields, ...rest);
};

/** Written as a whole or by its path: `last`, `last.step`. */
const stepOf = ({ update }: RestWrite): string => textAt(update?.fields, 'last', 'step');

const wanted = new WeakMap<Question, readonly Wanted[]>();

function wantedBy(question: Question): readonly Wanted[] {
  const known = wanted.get(question) ?? findWanted(question);
  wanted.set(question, known);
  return known;
}

function findWanted({ path, body, documents }: Question): Wanted[] {
  const parsed = JSON.parse(body) as {
    writes?: RestWrite[];
    documents?: string[];
    structuredQuery?: { from: { collectionId: string; allDescendants?: boolean }[] };
  };
  const writes = (parsed.writes ?? []).map((write): Wanted => {
    const written = pathOf(nameOfWrite(write));
    const operation = write.delete !== undefined ? 'delete' : documents.has(written) ? 'update' : 'create';
    return { operation, path: written, isGroup: false, step: stepOf(write) };
  });
  const read = (parsed.documents ?? []).map(
    (name): Wanted => ({ operation: 'get', path: pathOf(name), isGroup: false, step: '' }),
  );
  const listed = (parsed.structuredQuery?.from ?? []).map(
    ({ collectionId, allDescendants = false }): Wanted => {
      const parent = path.split(':')[0]?.replace(/^documents\/?/, '') ?? '';
      const found = [parent, collectionId, 'any'].filter(Boolean).join('/');
      return { operation: 'list', path: found, isGroup: allDescendants, step: '' };
    },
  );
  return [...writes, ...read, ...listed];
}

const isVariable = (segment: string | undefined): boolean => segment?.startsWith('{') ?? false;

/** Returns true iff a block speaks of the path. */
function matches(block: Block, { path, isGroup }: Wanted): boolean {
  const [pattern, segments] = [block.path.slice(3), path.split('/')];
  if (pattern[0]?.endsWith('=**}'))
    return pattern.slice(-2).every((each, at) => isVariable(each) || each === segments.slice(-2)[at]);
  if (isGroup) return false;
  return (
    pattern.length === segments.length &&
    pattern.every((each, at) => isVariable(each) || each === segments[at])
  );
}

const blocksIn = (block: Block): Block[] => [block, ...block.blocks.flatMap(blocksIn)];

const grants = ({ name }: Rule, operation: Operation): boolean =>
  name
    .split(/[\s,]+/)
    .some((word) => word === operation || (word === 'read' && ['get', 'list'].includes(operation)));

function functionNamed(name: string, block: Block | null): Rule | null {
  if (block === null) return null;
  const found = block.rules.find((rule) => !rule.isAllow && rule.name === name);
  return found ?? functionNamed(name, block.outer);
}

/** What may be evaluated of an expression when a record takes the step. */
function* evaluated(expression: Expression, step: string): Generator<Expression> {
  const chosen = expression.kind === 'choice' ? stepChosenBy(expression) : null;
  if (expression.kind === 'choice' && chosen !== null) {
    yield* everyPart(expression.when);
    yield* evaluated(chosen === step ? expression.then : expression.otherwise, step);
    return;
  }
  yield expression;
  for (const part of partsOf(expression)) yield* evaluated(part, step);
}

export class Reach {
  readonly #blocks: readonly Block[];
  readonly #known = new Map<string, ReadonlySet<Rule>>();

  constructor(root: Block) {
    this.#blocks = blocksIn(root);
  }

  /** Every rule that can be evaluated for the question. */
  rulesFor(question: Question): ReadonlySet<Rule> {
    const rules = wantedBy(question).flatMap((wanted) => {
      const { operation, step } = wanted;
      const pattern = this.#blocks.filter((block) => matches(block, wanted));
      return pattern.flatMap((block) =>
        block.rules
          .filter((rule) => rule.isAllow && grants(rule, operation))
          .flatMap((rule) => [...this.#from(rule, step)]),
      );
    });
    return new Set(rules);
  }

  /** Returns true iff the question wants such an operation of a document of the block. */
  static wants(question: Question, block: Block, operation: string): boolean {
    return wantedBy(question).some((wanted) => wanted.operation === operation && matches(block, wanted));
  }

  #from(rule: Rule, step: string): ReadonlySet<Rule> {
    const key = `${rule.block.path.join('/')} ${rule.name} ${step}`;
    const known = this.#known.get(key);
    if (known) return known;
    const found = new Set<Rule>([rule]);
    for (const each of found) {
      for (const inner of each.inner) if (inner.step === null || inner.step === step) found.add(inner);
      for (const part of [...each.lets, each.body].flatMap((whole) => [...evaluated(whole, step)])) {
        const name = part.kind === 'call' && part.of.kind === 'word' ? part.of.value : null;
        const called = name === null ? null : functionNamed(name, each.block);
        if (called) found.add(called);
      }
    }
    this.#known.set(key, found);
    return found;
  }
}
