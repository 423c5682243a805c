import { z } from 'zod';
import { type Method, methods } from '../../../../../rulebook/chapters/fees/common.ts';
import { moneyText } from '../../../../../rulebook/notation/money.ts';
import { Refused } from '../../../callables/callable.ts';
import { type Importing, listCallable } from '../../../imports/list-callable.ts';
import { type ImportOutcome, toldOf as toldOfList } from '../../../imports/outcome.ts';
import { unwatched } from '../../../imports/run.ts';
import { inGroups } from '../../../many.ts';
import type { Document } from '../../../records/documents.ts';
import { readSiteTime } from '../../../records/site-time.ts';
import { takeSteps } from '../../../records/take-step.ts';
import { type Known, propose, readKnown } from './propose.ts';
import { readableStatement, readStatement, type Statement, type StatementLine } from './statement.ts';
import { linesById, type NumberedLine } from './statement-ids.ts';

/** What is paid in cash stands in no statement. */
const told = Object.keys(methods).filter((method) => method !== 'cash') as [Method, ...Method[]];
const options = { method: z.enum(told).optional() };

/** What WeChat, Alipay or the bank says that came in: each line becomes a record once, to be matched (R3.4.1.2). */
export const importStatement = listCallable(readableStatement, options, (importing) =>
  takeInStatement(importing),
);

type StatementImport = Importing<{ method?: Method | undefined }>;

const LINES_PER_COMMIT = 100;

/**
 * Takes in a statement. Each line has an id that follows from what it says, so that the same file, or one that overlaps
 * with it, brings nothing twice, and one that was killed half-way is finished by running it again.
 */
export async function takeInStatement(importing: StatementImport): Promise<ImportOutcome> {
  const { db, site, rows, corrections, dryRun, run = unwatched } = importing;
  const time = await readSiteTime(db, site);
  const statement = readStatement(rows, time.calendar.day(importing.now), corrections);
  const { problems } = statement;
  if (problems.length > 0) return outcomeOf(statement, [], 0, { method: null, written: false });
  const method = importing.options.method ?? statement.method;
  if (method === null) throw new Refused(whichMethod);
  if (statement.method !== null && statement.method !== method) throw new Refused(anotherMethod);
  const lines = linesById(method, statement.items);
  const known = dryRun ? null : await readKnown(db, site, method, [...lines.values()]);
  const created: StatementLine[] = [];
  let looked = 0;
  for (const group of inGroups([...lines], LINES_PER_COMMIT)) {
    created.push(...(await enter(importing, method, group, known)));
    looked += group.length;
    run.tell({ is: dryRun ? 'checking' : 'writing', done: looked, of: lines.size });
  }
  return outcomeOf(statement, created, lines.size, { method, written: !dryRun });
}

const whichMethod = {
  field: 'method',
  words: {
    zh: '看不出是哪种收款方式的对账单，请选择',
    en: 'It does not say whose statement it is: please choose the method',
  },
  clauses: ['R3.4.1.2'],
} as const;

const anotherMethod = {
  field: 'method',
  words: {
    zh: '这份对账单写明是另一种收款方式的',
    en: 'The statement says that it is of another method',
  },
  clauses: ['R3.4.1.2'],
} as const;

/** Enters those of some lines that are not there yet; resolves with them. `known` is null for a look alone. */
async function enter(
  { db, site, actor, now }: StatementImport,
  method: Method,
  lines: readonly (readonly [string, NumberedLine])[],
  known: Known | null,
): Promise<StatementLine[]> {
  let fresh: (readonly [string, NumberedLine])[] = [];
  await takeSteps(db, { site }, now, async (_transaction, scene) => {
    const ids = lines.map(([id]) => id);
    const stored = await scene.readAll('statementLines', ids);
    fresh = lines.filter((_line, at) => stored[at] === null);
    if (known === null) return [];
    const steps = fresh.map(([id, line]) => ({
      ...{ register: 'statementLines', step: 'enter', id, actor },
      input: inputOf(method, line, known),
    }));
    const named = (field: string) =>
      steps.flatMap(({ input }) => (input[field] ? [String(input[field])] : []));
    await scene.readAll('households', named('proposed'));
    await scene.readAll('payments', named('proposedPayment'));
    return steps;
  });
  return fresh.map(([, line]) => line);
}

function inputOf(method: Method, line: NumberedLine, known: Known): Document {
  const { kind, day, amount, payer, remark } = line;
  return {
    ...{ method, kind, day, amount, line: line.line },
    ...(payer === null ? {} : { payer }),
    ...(remark === null ? {} : { remark }),
    ...propose(line, known),
  };
}

function outcomeOf(
  statement: Statement,
  created: readonly StatementLine[],
  lines: number,
  { method, written }: { readonly method: Method | null; readonly written: boolean },
): ImportOutcome {
  const same = lines - created.length;
  const { items, problems } = statement;
  return {
    ...toldOfList(statement),
    ...{ create: created.length, update: 0, same, known: 0, problems, written },
    // A statement comes whole or not at all: its lines are told apart by their place among those alike.
    left: problems.length > 0 ? statement.rows : 0,
    rest: 0,
    told: method === null ? [] : [{ words: toldOf(items, method), clauses: ['R3.4.1.2'] }],
  };
}

function toldOf(items: readonly StatementLine[], method: Method) {
  const of = (kind: StatementLine['kind']) => items.filter((each) => each.kind === kind);
  const sum = (lines: readonly StatementLine[]) =>
    moneyText(lines.reduce((all, { amount }) => all + amount, 0));
  const [income, refunds, others] = [of('income'), of('refund'), of(null)];
  const { zh, en } = methods[method];
  return {
    zh: `${zh}：收入 ${income.length} 笔 ${sum(income)}，退款 ${refunds.length} 笔 ${sum(refunds)}；其余 ${others.length} 笔不是收款，不导入`,
    en: `${en}: ${income.length} came in, ${sum(income)}; ${refunds.length} went back, ${sum(refunds)}; ${others.length} others are no payments and are left out`,
  };
}
