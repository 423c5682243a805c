import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Firestore } from 'firebase/firestore/lite';
import { describe, expect, it } from 'vitest';
import { allRegisters, registers } from '../../rulebook/chapters/index.ts';
import { isHeldByRules } from '../../rulebook/notation/step.ts';
import { recordPath } from '../../rulebook/reading/paths.ts';
import { findDefinitions } from '../../scripts/support/definitions.ts';
import { projectRoot } from '../../scripts/support/paths.ts';
import { type CaseFile, caseFiles, casesIn } from '../support/rules/every-step.ts';
import { Person } from '../support/rules/person.ts';
import type { Site } from '../support/rules/world.ts';

// Each register brings its cases along: tests that are the same for all of them find them by the folder alone.

const chapterOf = new Map(
  (await findDefinitions()).map(({ register, file }) => [register, file.split('/')[1]]),
);

/** Registers with rules of their own; those in the frame have hand-written tests. */
const printed = allRegisters
  .filter(({ framed }) => framed === null)
  .map((register) => ({ register, file: `${chapterOf.get(register.name)}/${register.name}.ts` }));

/** `keys/keyLoans.ts: openings request`: each step that the rules hold. */
const held: readonly string[] = printed.flatMap(({ register, file }) =>
  Object.entries(register.steps)
    .filter(([, step]) => isHeldByRules(step))
    .map(([name, { from }]) => `${file}: ${from === null ? 'openings' : 'movings'} ${name}`),
);

/** `keys/keyLoans.ts: reads`: each register that somebody may read. */
const read: readonly string[] = printed
  .filter(({ register }) => register.get.condition !== 'noOne')
  .map(({ file }) => `${file}: reads`);

/** The same of the cases that are there. */
const tried = (files: readonly CaseFile[]): readonly string[] =>
  files.flatMap(({ file, cases }) => [
    ...(['openings', 'movings'] as const).flatMap((name) =>
      cases[name].map(({ step }) => `${file}: ${name} ${step}`),
    ),
    ...(cases.reads.length > 0 ? [`${file}: reads`] : []),
  ]);

/** What a register has and no case tries: each line names the file to write it in. */
function missing(files: readonly CaseFile[]): string[] {
  const there = new Set(tried(files));
  return [...held, ...read].filter((each) => !there.has(each)).map((each) => `write in tests/cases/${each}`);
}

/** A site without a database: a batch is built there all the same. */
const onPaper: Site = new Proxy({} as Site, {
  get: (_site, name) =>
    name === 'as'
      ? (uid: string) => new Person(uid, {} as Firestore, {} as Firestore, 'on-paper')
      : async () => ({}),
});

/** Returns true iff a record of the register stands at this path below the site. */
const isOf = (register: string, at: string): boolean =>
  `sites/any/${at}` === recordPath('any', registers(register), at.split('/')[1] ?? '');

/** Cases that do otherwise than their names say: the first write is not the step, or a record is another register's. */
async function untrue(files: readonly CaseFile[]): Promise<string[]> {
  const found = files.map(async ({ file, register, cases }) => {
    const attempts = [...cases.openings, ...cases.movings].map(async ({ step, uid, arrange }) => {
      const batch = (await arrange(onPaper, uid))();
      const [first = ''] = batch.places();
      return batch.step() === step && isOf(register, first)
        ? []
        : [`${file}: ${step} is ${batch.step()} of ${first}`];
    });
    const others = cases.reads.filter(({ path: at }) => !isOf(register, at));
    return [...(await Promise.all(attempts)).flat(), ...others.map(({ path: at }) => `${file}: reads ${at}`)];
  });
  return (await Promise.all(found)).flat();
}

/** Cases of what no register has. */
function strange(files: readonly CaseFile[]): string[] {
  const known = new Set([...held, ...read]);
  return tried(files)
    .filter((each) => !known.has(each))
    .map((each) => `nothing in the rulebook for tests/cases/${each}`);
}

describe('the cases of the registers', () => {
  it('try every step that the rules hold, and who reads', () => {
    expect(missing(caseFiles)).toEqual([]);
  });

  it('name no step that is not there, or that others take', () => {
    expect(strange(caseFiles)).toEqual([]);
  });

  it('take the step that they name, of a record of their register, and read one', async () => {
    expect(await untrue(caseFiles)).toEqual([]);
  });

  it('are written by hand, from the clauses: no file looks into the rulebook', () => {
    const looking = caseFiles.filter(({ file }) =>
      readFileSync(path.join(projectRoot, 'tests/cases', file), 'utf8').includes('rulebook/'),
    );
    expect(looking.map(({ file }) => file)).toEqual([]);
  });
});

/** The file of a register that has one step to try. */
function ofPhones() {
  const phones = caseFiles.find(({ register }) => register === 'householdPhones');
  const amend = phones?.cases.movings[0];
  if (!phones || !amend) throw new Error('There is no case for the telephone numbers');
  return { phones, amend };
}

describe('the search for cases', () => {
  const without = (register: string, name: keyof CaseFile['cases'], kept = 0): CaseFile[] =>
    caseFiles.map((each) =>
      each.register === register
        ? { ...each, cases: { ...each.cases, [name]: each.cases[name].slice(0, kept) } }
        : each,
    );

  /** What is missing then that is not missing now. */
  const lost = (files: readonly CaseFile[]): string[] => {
    const now = missing(caseFiles);
    return missing(files).filter((each) => !now.includes(each));
  };

  it('tells of each that is missing in which file it is to be written', () => {
    expect(lost(without('keyIncidents', 'movings', 1))).toEqual([
      'write in tests/cases/keys/keyIncidents.ts: movings recordConsent',
      'write in tests/cases/keys/keyIncidents.ts: movings remedy',
    ]);
    expect(lost(without('lockChanges', 'openings'))).toEqual([
      'write in tests/cases/keys/lockChanges.ts: openings report',
    ]);
    expect(lost(without('members', 'reads'))).toEqual(['write in tests/cases/people/members.ts: reads']);
    expect(lost(caseFiles.filter(({ register }) => register !== 'householdPhones'))).toEqual([
      'write in tests/cases/homes/householdPhones.ts: movings amend',
      'write in tests/cases/homes/householdPhones.ts: reads',
    ]);
  });

  it('finds a step that is none, one of the server, an opening among the others, and another folder', () => {
    const { phones, amend } = ofPhones();
    const cases = {
      openings: [{ ...amend, step: 'amend' }],
      movings: ['abolish', 'import'].map((step) => ({ ...amend, step })),
      reads: [],
    };
    const elsewhere = { ...phones, file: 'keys/householdPhones.ts' };
    expect(strange([{ ...phones, cases }, elsewhere])).toEqual(
      [
        ...['homes/householdPhones.ts: openings amend', 'homes/householdPhones.ts: movings abolish'],
        'homes/householdPhones.ts: movings import',
        ...['keys/householdPhones.ts: movings amend', 'keys/householdPhones.ts: reads'],
      ].map((each) => `nothing in the rulebook for tests/cases/${each}`),
    );
  });

  it('finds what is called by another name than its own', async () => {
    const { phones, amend } = ofPhones();
    const cases = { ...phones.cases, movings: [{ ...amend, step: 'import' }] };
    expect(await untrue([{ ...phones, cases }])).toEqual([
      'homes/householdPhones.ts: import is amend of households/h2/private/phone',
    ]);
    expect(await untrue([{ ...phones, register: 'settings' }])).toEqual([
      'homes/householdPhones.ts: amend is amend of households/h2/private/phone',
      'homes/householdPhones.ts: reads households/h1/private/phone',
    ]);
  });

  it('takes no file that exports something else', () => {
    const right = { openings: [], movings: [], reads: [] };
    expect(casesIn('keys/keys.ts', { cases: right })).toBe(right);
    for (const exported of [
      ...[{}, { cases: right, more: 1 }, { default: right }],
      ...[{ cases: { ...right, reads: undefined } }, { cases: { ...right, reads: [{ path: 'keys/K1' }] } }],
      { cases: { ...right, movings: [{ step: 'amend', uid: 'supervisor' }] } },
    ])
      expect(() => casesIn('keys/keys.ts', exported)).toThrow('tests/cases/keys/keys.ts');
  });
});
