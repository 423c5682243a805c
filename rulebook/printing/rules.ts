import type { Register, Registers } from '../notation/register.ts';
import type { Report } from '../notation/report.ts';
import {
  and,
  binary,
  everyNode,
  literal,
  member,
  method,
  name,
  namesIn,
  not,
  or,
  texts,
} from '../notation/tree.ts';
import { type PrintedStep, type Region, RegionPrinter } from './region.ts';
import { conditions, functionText, indented, type PrintedFunction } from './text.ts';
import { ME } from './values.ts';

/**
 * The regions of firestore.rules: one for each register, and before them the conditions that several registers ask
 * alike. The helpers they call (`opens`, `moves`, `holds`, `isText`, `record` ...) are hand-written in the frame above.
 */
export function printRules(
  all: readonly Register[],
  registers: Registers,
  reports: readonly Report[] = [],
): string {
  const regions = all
    .filter((register) => register.framed === null)
    .map((register) => new RegionPrinter(register, registers).region());
  const shared = sharedBy(regions);
  return [
    readByAllText(all),
    readersOfReportsText(reports),
    '// ---- What several registers ask alike ----',
    ...shared.map(functionText),
    ...regions.map((region) => regionText(region, new Set(shared.map((each) => each.name)))),
  ].join('\n\n');
}

/** The frame lets all staff read the history of a record that they may read; the others have a rule of their own. */
function readByAllText(all: readonly Register[]): string {
  const others = all.filter(({ framed, beneath, past }) => !framed && !beneath && past.condition !== 'staff');
  return functionText({
    name: 'isReadByAllStaff',
    parameters: ['register'],
    body: not(binary('in', name('register'), texts(others.map((each) => each.name)))),
  });
}

/** Who may read the reports of a kind: the kind stands in their path. */
function readersOfReportsText(reports: readonly Report[]): string {
  const may = reports.map(({ name: called, readers }) =>
    and(binary('==', name('kind'), literal(called)), method(member(ME, 'roles'), 'hasAny', texts(readers))),
  );
  return functionText({ name: 'mayReadReport', parameters: ['me', 'kind'], body: or(...may) });
}

/** Functions that stand alike in several regions and call nothing that stands in one alone. */
function sharedBy(regions: readonly Region[]): PrintedFunction[] {
  const byName = new Map<string, PrintedFunction[]>();
  for (const each of regions.flatMap(({ functions }) => functions)) {
    byName.set(each.name, [...(byName.get(each.name) ?? []), each]);
  }
  const alike = [...byName.values()].flatMap((variants) => {
    const [first] = variants;
    const isAlike = new Set(variants.map((each) => JSON.stringify(each))).size === 1;
    return first && variants.length > 1 && isAlike && namesIn(first.body, ['id']).length === 0 ? [first] : [];
  });
  let shared = new Map(alike.map((each) => [each.name, each]));
  for (;;) {
    const calls = (each: PrintedFunction): string[] =>
      [...everyNode(each.body)].flatMap((node) =>
        node.node === 'call' && node.of === null ? [node.name] : [],
      );
    const kept = [...shared].filter(([, each]) =>
      calls(each).every((called) => !byName.has(called) || shared.has(called)),
    );
    if (kept.length === shared.size) return [...shared.values()];
    shared = new Map(kept);
  }
}

function regionText(
  { register, allowed, past, functions, steps }: Region,
  shared: ReadonlySet<string>,
): string {
  const { beneath } = register;
  const path = beneath
    ? `/${beneath.register}/{id}/${beneath.collection}/${beneath.id}`
    : `/${register.name}/{id}`;
  const parts = [
    ...allowed.map(({ operation, condition }) => `allow ${operation}: if ${conditions(condition)};`),
    ...(past === null
      ? []
      : [`match /history/{rev} {\n${indented(`allow read: if ${conditions(past)};`)}\n}`]),
    ...(steps.length > 0 ? [writeText(steps)] : []),
    ...functions.filter((each) => !shared.has(each.name)).map(functionText),
  ];
  const banner = `// ==== ${register.name} ${register.form.zh} | ${register.form.en} [${register.cites.join(' ')}]`;
  return `${banner}\nmatch ${path} {\n${indented(parts.join('\n'))}\n}`;
}

/** Whatever is written takes one of the steps. */
function writeText(steps: readonly PrintedStep[]): string {
  const arms = steps.map(
    ({ called, comment, body }) => `// ${comment}\ntaken == '${called}' ? ${conditions(body)} :`,
  );
  return [
    'function write(me, taken, the) {',
    indented('return'),
    indented([...arms, 'false;'].join('\n'), 2),
    '}',
  ].join('\n');
}
