import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type CallExpression,
  isCallExpression,
  isFunctionDeclaration,
  isIdentifier,
  isPropertyAccessExpression,
  isVariableDeclaration,
  type Node,
} from 'typescript/unstable/ast';
import { API, type Project } from 'typescript/unstable/sync';
import { projectRoot } from '../../../scripts/support/paths.ts';
import { shapeOf } from './chain.ts';
import { Interpreter } from './interpreter.ts';
import type { Shape } from './value.ts';

/** A place in the source that asks Firestore for documents by a query. */
export interface Asking {
  /** `file#declaration`, the file from the project's root. */
  readonly where: string;
  readonly shapes: readonly Shape[];
  /** Something of a query is only known at run time. */
  readonly isUnclear: boolean;
}

/** The page asks by these alone; the argument is a `Query`. */
const PAGE_ASKS = ['useRows', 'usePages', 'useTotal', 'getPage', 'countAll'];
/** Where those are defined, in terms of each other. */
const PAGE_OWN = [
  'web/src/data/watch.ts',
  'web/src/data/use-pages.ts',
  'web/src/firebase/lite.ts',
  'web/src/firebase/live.ts',
];
/** What makes a query of a collection. */
const NARROWS = ['where', 'orderBy'];
const GOES_ON = [...NARROWS, 'limit', 'startAfter', 'select', 'count'];

export interface Scan {
  readonly page: readonly Asking[];
  readonly server: readonly Asking[];
}

/** Every query of the page and of the functions. */
export function scanQueries(pageFolder = 'web/src', serverFolder = 'functions/src'): Scan {
  const api = new API({ cwd: projectRoot });
  try {
    const config = path.join(projectRoot, 'tsconfig.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error(`${config} is not a project`);
    return {
      page: askingsIn(project, pageFolder, isAskedByPage),
      server: askingsIn(project, serverFolder, isAskedByServer),
    };
  } finally {
    api.close();
  }
}

/** The expression that is the query, when the call asks for one. */
type Asked = (call: CallExpression, file: string) => Node | null;

const isAskedByPage: Asked = ({ expression, arguments: [query] }, file) =>
  query && isIdentifier(expression) && PAGE_ASKS.includes(expression.text) && !PAGE_OWN.includes(file)
    ? query
    : null;

const isAskedByServer: Asked = (call) => {
  if (!isPropertyAccessExpression(call.expression) || !NARROWS.includes(call.expression.name.text))
    return null;
  const next = call.parent;
  const goesOn =
    isPropertyAccessExpression(next) && GOES_ON.includes(next.name.text) && isCallExpression(next.parent);
  // The longest chain is the query; a limit behind it changes nothing.
  return goesOn && NARROWS.some((each) => each === next.name.text) ? null : call;
};

function askingsIn(project: Project, folder: string, asked: Asked): Asking[] {
  const interpreter = new Interpreter(project);
  const names = project.program
    .getSourceFileNames()
    .filter((name) => name.startsWith(`${path.join(projectRoot, folder)}/`) && !name.includes('.test.'));
  return names.flatMap((name) => {
    const file = project.program.getSourceFile(name);
    const relative = path.relative(projectRoot, name).split(path.sep).join('/');
    if (!file) return [];
    const found: Asking[] = [];
    const visit = (node: Node, owner: string): void => {
      const query = isCallExpression(node) ? asked(node, relative) : null;
      if (query) found.push(askingOf(`${relative}#${owner}`, query, interpreter));
      node.forEachChild((child) => void visit(child, owner === '' ? declaredName(child) : owner));
    };
    visit(file, '');
    return found;
  });
}

function declaredName(node: Node): string {
  const isNamed = isFunctionDeclaration(node) || isVariableDeclaration(node);
  return isNamed && node.name && isIdentifier(node.name) ? node.name.text : '';
}

function askingOf(where: string, query: Node, interpreter: Interpreter): Asking {
  const values = interpreter.values(query).filter(({ kind }) => kind !== 'nothing');
  const shapes = values.map(shapeOf);
  return {
    where,
    shapes: shapes.filter((shape) => shape !== null),
    isUnclear: values.length === 0 || shapes.includes(null),
  };
}

/** Names of the web SDKs that make or run a query. */
const SDK = /\b(getDocs|getCount|getCountFromServer|getAggregate|onSnapshot|collectionGroup|query)\b/;

/** Files of the page, but for its two connections, that take from the SDK what a query is made with. */
export const otherUses = (): string[] =>
  globSync('web/src/**/*.{ts,tsx}', { cwd: projectRoot })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !PAGE_OWN.includes(file))
    .filter((file) => {
      const text = readFileSync(path.join(projectRoot, file), 'utf8');
      return [...text.matchAll(/import[^;]*from 'firebase\/firestore(\/lite)?'/g)].some(([line]) =>
        SDK.test(line),
      );
    });
