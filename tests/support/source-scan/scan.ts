import path from 'node:path';
import {
  type CallExpression,
  isArrowFunction,
  isCallExpression,
  isDoStatement,
  isForInStatement,
  isForOfStatement,
  isForStatement,
  isFunctionDeclaration,
  isFunctionExpression,
  isIdentifier,
  isMethodDeclaration,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isVariableDeclaration,
  isWhileStatement,
  type Node,
  type SourceFile,
} from 'typescript/unstable/ast';
import { API, type Project, SymbolFlags } from 'typescript/unstable/sync';
import { projectRoot } from '../../../scripts/support/paths.ts';

// Finds what loses an update: a function that reads from Firestore and then writes without a condition, outside of a
// transaction. Between the two, somebody else may have written. Types tell a document from a map, and the scan follows
// calls from function to function.

/** A write that does not care what has happened since something was read. */
export interface LostUpdate {
  /** `file#function`, the file from the project's root. */
  readonly where: string;
  readonly line: number;
  readonly write: string;
}

const READS: Readonly<Record<string, readonly string[]>> = {
  DocumentReference: ['get', 'listCollections'],
  CollectionReference: ['get', 'listDocuments', 'count'],
  CollectionGroup: ['get', 'count'],
  Query: ['get', 'count'],
  AggregateQuery: ['get'],
  Firestore: ['getAll'],
  Transaction: ['get', 'getAll'],
};

// `create` is not among them: it fails where there is a document.
const WRITES: Readonly<Record<string, readonly string[]>> = {
  DocumentReference: ['set', 'update', 'delete'],
  CollectionReference: ['add'],
  WriteBatch: ['set', 'update', 'delete'],
  BulkWriter: ['set', 'update', 'delete'],
};

type Deed = 'read' | 'write';

interface Found {
  readonly deed: Deed;
  readonly call: CallExpression;
}

/** A function with a name, or one that stands as a property such as `run`. */
interface Scanned {
  readonly where: string;
  readonly node: Node;
  readonly file: SourceFile;
}

/** The lost updates of the project's files below a folder, such as `functions/src`. */
export function lostUpdates(folder: string): LostUpdate[] {
  const api = new API({ cwd: projectRoot });
  try {
    const config = path.join(projectRoot, 'tsconfig.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error(`${config} is not a project`);
    return new Scan(project, path.join(projectRoot, folder)).lostUpdates();
  } finally {
    api.close();
  }
}

class Scan {
  readonly #project: Project;
  readonly #functions: readonly Scanned[];
  /** What a call of each function does, as far as it is known; grows until nothing is added. */
  readonly #does = new Map<Node, Set<Deed>>();
  readonly #targets = new Map<CallExpression, Node | null>();
  readonly #types = new Map<Node, string>();

  constructor(project: Project, folder: string) {
    this.#project = project;
    const names = project.program.getSourceFileNames().filter((name) => name.startsWith(`${folder}/`));
    this.#functions = names.flatMap((name) => {
      const file = project.program.getSourceFile(name);
      return file ? functionsOf(file, path.relative(projectRoot, name)) : [];
    });
    if (this.#functions.length === 0) throw new Error(`There is no function in ${folder}`);
  }

  lostUpdates(): LostUpdate[] {
    this.#followCalls();
    return this.#functions.flatMap(({ where, node, file }) => {
      const found = this.#deedsIn(node);
      return found
        .filter(({ deed, call }) => deed === 'write' && found.some((read) => comesBefore(read, call, node)))
        .map(({ call }) => ({
          where,
          line: file.text.slice(0, call.getStart(file)).split('\n').length,
          write: call.getText(file).split('\n')[0] ?? '',
        }));
    });
  }

  #followCalls(): void {
    for (const { node } of this.#functions) this.#does.set(node, new Set());
    for (let grown = true; grown; ) {
      grown = false;
      for (const { node } of this.#functions) {
        const known = this.#does.get(node) ?? new Set();
        for (const { deed } of this.#deedsIn(node)) {
          grown ||= !known.has(deed);
          known.add(deed);
        }
      }
    }
  }

  /** What a function reads and writes, itself or through what it calls, in the order of the text. */
  #deedsIn(node: Node): Found[] {
    return callsIn(node).flatMap((call): Found[] => {
      const own = this.#ownDeed(call);
      if (own) return [{ deed: own, call }];
      const target = this.#targetOf(call);
      const deeds = target === node || !target ? [] : [...(this.#does.get(target) ?? [])];
      return deeds.map((deed) => ({ deed, call }));
    });
  }

  #ownDeed(call: CallExpression): Deed | null {
    const { expression } = call;
    if (!isPropertyAccessExpression(expression)) return null;
    const method = expression.name.text;
    if (!METHODS.has(method)) return null;
    const type = this.#typeOf(expression.expression);
    if (READS[type]?.includes(method)) return 'read';
    return WRITES[type]?.includes(method) && !isConditional(call) ? 'write' : null;
  }

  /** The name of the type of an expression, without what it is made of: `Query`, `WriteBatch`. */
  #typeOf(node: Node): string {
    const known = this.#types.get(node);
    if (known !== undefined) return known;
    const { checker } = this.#project;
    const type = checker.getTypeAtLocation(node);
    const text = type ? checker.typeToString(checker.getNonNullableType(type) ?? type) : '';
    const name = /^(?:[A-Za-z]+\.)?([A-Za-z]+)/.exec(text)?.[1] ?? '';
    this.#types.set(node, name);
    return name;
  }

  /** The function that a call by name calls, when it is one of those that are looked at. */
  #targetOf(call: CallExpression): Node | null {
    const known = this.#targets.get(call);
    if (known !== undefined) return known;
    const target = this.#findTarget(call);
    this.#targets.set(call, target);
    return target;
  }

  #findTarget({ expression }: CallExpression): Node | null {
    if (!isIdentifier(expression)) return null;
    const { checker } = this.#project;
    const named = checker.getSymbolAtLocation(expression);
    const symbol = named && named.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
    const declared = symbol?.valueDeclaration?.resolve(this.#project);
    if (!declared) return null;
    const node = isVariableDeclaration(declared) ? declared.initializer : declared;
    return this.#functions.find((each) => each.node === node)?.node ?? null;
  }
}

const METHODS = new Set([...Object.values(READS), ...Object.values(WRITES)].flat());

const isFunction = (node: Node): boolean =>
  isArrowFunction(node) ||
  isFunctionExpression(node) ||
  isFunctionDeclaration(node) ||
  isMethodDeclaration(node);

/** The outermost functions of a file, and those that stand as properties of objects at its top. */
function functionsOf(file: SourceFile, name: string): Scanned[] {
  const found: Scanned[] = [];
  const visit = (node: Node, owner: string): void => {
    if (isFunction(node)) found.push({ where: `${name}#${owner}`, node, file });
    else node.forEachChild((child) => void visit(child, nameOf(child) ?? owner));
  };
  visit(file, '');
  return found;
}

function nameOf(node: Node): string | null {
  const isNamed =
    isFunctionDeclaration(node) ||
    isVariableDeclaration(node) ||
    isMethodDeclaration(node) ||
    isPropertyAssignment(node);
  return isNamed && node.name && isIdentifier(node.name) ? node.name.text : null;
}

function callsIn(node: Node): CallExpression[] {
  const found: CallExpression[] = [];
  const visit = (child: Node): void => {
    child.forEachChild((each) => void visit(each));
    if (isCallExpression(child)) found.push(child);
  };
  visit(node);
  return found.sort((left, right) => left.end - right.end);
}

/** Returns true iff the write fails when the document has been touched since it was read. */
function isConditional(call: CallExpression): boolean {
  const last = call.arguments.at(-1);
  return (
    call.arguments.length > 1 &&
    last !== undefined &&
    isObjectLiteralExpression(last) &&
    last.properties.some((each) => isPropertyAssignment(each) && nameOf(each) === 'lastUpdateTime')
  );
}

/** Returns true iff a read comes before a write: in the text, or in the round of a loop before. */
function comesBefore({ deed, call }: Found, write: CallExpression, within: Node): boolean {
  if (deed !== 'read') return false;
  if (call.end <= write.end) return true;
  for (let node: Node = write; node !== within; node = node.parent) {
    if (isLoop(node) && call.pos >= node.pos && call.end <= node.end) return true;
  }
  return false;
}

const isLoop = (node: Node): boolean =>
  isForOfStatement(node) ||
  isForStatement(node) ||
  isForInStatement(node) ||
  isWhileStatement(node) ||
  isDoStatement(node);
