import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { findDefinitions } from '../../scripts/support/definitions.ts';
import { projectRoot } from '../../scripts/support/paths.ts';

// One more register is its definition, its hand-written cases and its demo lines: nothing else in the tree names it. What
// still does is listed here, each with its reason; the list may only become shorter.

/** What every site stands on, whatever its regulations say: who works there, what is set and counted, the inbox, the papers. */
const GROUND = ['members', 'rights', 'settings', 'clock', 'counters', 'roster', 'notices', 'attachments'];

interface Reason {
  readonly why: string;
  /** Which registers each file names. */
  readonly files: Readonly<Record<string, string>>;
}

const reasons: readonly Reason[] = [
  {
    why: 'The pictures of the demo site and the measurements are made of real matters.',
    files: {
      'bench/compliance.ts': 'keyLoans',
      'bench/fees.ts': 'bills',
      'bench/step-cost.ts': 'keyLoans',
      'bench/support/due.ts': 'keyLoans',
      'bench/sweep-reads.ts': 'keyLoans',
      'bench/satisfaction.ts': 'ballots surveys',
      'bench/sweep-time.ts': 'keyLoans',
      'scripts/demo/site/reports.ts': 'arrears bills surveys',
      'scripts/screenshots.ts':
        'bills dutyLog followUps households keyIncidents keyLoans keys payments surveys',
    },
  },
  {
    why: 'A chapter shows, and acts on, what of other chapters belongs to it: the household of a key, the keys of a household, who is billed for which home and has paid, who is asked what they think, the papers of a loan that signing the day waits for.',
    files: {
      'functions/src/chapters/duty/consequences.ts': 'keyLoans',
      'functions/src/chapters/duty/reopen.ts': 'keyLoans',
      'functions/src/chapters/fees/bill-run.ts': 'households',
      'functions/src/chapters/fees/imports/import-statement.ts': 'households',
      'functions/src/chapters/fees/imports/propose.ts': 'households',
      'functions/src/chapters/fees/month-records.ts': 'households units',
      'functions/src/chapters/fees/prove-accounts.ts': 'households',
      'functions/src/chapters/satisfaction/open-survey.ts': 'households units',
      'functions/src/chapters/satisfaction/plan-follow-ups.ts': 'households',
      'web/src/chapters/duty/book.ts': 'keyLoans',
      'web/src/chapters/duty/signature.tsx': 'keyLoans',
      'web/src/chapters/fees/household-account.tsx': 'households',
      'web/src/chapters/fees/letter-sheet.tsx': 'households',
      'web/src/chapters/homes/household-keys.tsx': 'keyDeposits keys lockChanges',
      'web/src/chapters/homes/household-page.tsx': 'keyDeposits keys lockChanges',
      'web/src/chapters/keys/key-face.tsx': 'units',
      'web/src/chapters/keys/key-matters.ts': 'households',
      'web/src/chapters/keys/take-offer.tsx': 'households',
      'web/src/chapters/satisfaction/buildings.ts': 'units',
      'web/src/chapters/satisfaction/to-visit.tsx': 'households',
    },
  },
  {
    why: 'A key is found by its holder too, a household by a surname or a number: in the search they have faces of their own.',
    files: {
      'web/src/pages/search.tsx': 'households keys',
      'web/src/pages/search/found-keys.ts': 'areaKeyHandovers keyLoans keys',
      'web/src/pages/search/found-records.ts': 'units',
      'web/src/pages/search/key-row.tsx': 'keys',
      'web/src/shell/palette/choices.ts': 'households keys units',
      'web/src/shell/palette/named.ts': 'households keys units',
    },
  },
  {
    why: 'How one looks at a list is kept in a register, of which every list asks.',
    files: {
      'web/src/pages/register/saved-views.tsx': 'savedViews',
    },
  },
  {
    why: 'What a person may do is reckoned from their namings and leaves, and ends with them: one place that writes rights.',
    files: {
      'functions/src/records/appointed.ts': 'delegations disclosures keyKeepers',
      'functions/src/records/lapses.ts': 'delegations disclosures keyKeepers',
      'functions/src/records/rights.ts': 'delegations keyKeepers',
      'functions/src/records/take-step.ts': 'delegations keyKeepers',
    },
  },
  {
    why: 'What a day owes lies below its book.',
    files: {
      'functions/src/days/obligations.ts': 'dutyLog',
      'functions/src/days/owed-after.ts': 'dutyLog',
      'functions/src/days/site-day.ts': 'dutyLog',
    },
  },
  {
    why: 'The one box in which the private files of households are asked for with their export.',
    files: {
      'web/src/records/export-button.tsx': 'households',
    },
  },
  {
    why: 'An export of households is joined with their private parts, for those who may read them.',
    files: {
      'functions/src/exports/export-register.ts': 'households',
      'functions/src/exports/private-parts.ts': 'householdFiles householdPhones households',
    },
  },
  {
    why: "Paths that are no record's own: the book of a day, and the private part of a household, whose changes wake a trigger.",
    files: {
      'rulebook/reading/paths.ts': 'dutyLog households',
    },
  },
  {
    why: "Of a loan's form: whom the release matrix lets borrow this key, and the report that goes with a return.",
    files: {
      'web/src/forms/borrowers.ts': 'keyLoans',
      'web/src/forms/step-dialog.tsx': 'keyIncidents',
      'web/src/forms/use-borrowers.ts': 'keyLoans keys',
    },
  },
  {
    why: 'A call that a clause demands shows the number in the form that asks for it, and is entered as a disclosure.',
    files: {
      'web/src/data/disclosed.ts': 'disclosures',
      'web/src/forms/call-number.tsx': 'disclosures householdPhones households keys',
    },
  },
  {
    why: 'Who keeps the private files enters that they look at one, wherever its number is shown.',
    files: {
      'web/src/data/enter-viewing.ts': 'fileViewings',
    },
  },
  {
    why: 'The rules of what is kept beneath a record, and what several regions ask of other registers, are written by hand.',
    files: {
      'firestore.rules': 'dutyLog keyCounts',
    },
  },
  {
    why: 'The word is no register here: what somebody may hand out, among their rights.',
    files: {
      'rulebook/printing/conditions.ts': 'keys',
    },
  },
];

const chapterOf = new Map(
  (await findDefinitions()).map(({ register, file }) => [register, file.split('/')[1]]),
);
/** The folders that hold one for each chapter: its pages, consequences and demo lines are about its registers. */
const BY_CHAPTER = ['web/src/chapters', 'functions/src/chapters', 'scripts/demo'];
const isOwn = (file: string, register: string): boolean =>
  BY_CHAPTER.some((folder) => file.startsWith(`${folder}/${chapterOf.get(register)}/`));

const names = allRegisters.map(({ name }) => name).filter((name) => !GROUND.includes(name));
/** In quotes, or a part of a path. */
const named = new RegExp(`['"\`/](${names.join('|')})(?=['"\`/?#])`, 'g');

/** The registers that a source names; what it imports counts when it is a register's definition. */
function namesIn(source: string): string[] {
  const text = source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:])\/\/.*$/gm, '$1')
    .replaceAll(/(?:from|import\(?) ?'([^']*)'/g, (_import, file: string) => {
      const definition = /chapters\/\w+\/(\w+)\.ts$/.exec(file)?.[1];
      return definition === undefined ? '' : `'${definition}'`;
    });
  return [...new Set([...text.matchAll(named)].map(([, name = '']) => name))].sort();
}

const FOLDERS = ['rulebook', 'functions/src', 'web', 'scripts', 'bench'];
/** Definitions, what is printed of them, and where each clause of the regulations is met. */
const LEFT_OUT =
  /^rulebook\/chapters\/|^web\/src\/generated\/|^rulebook\/site\/clauses\/|\.test\.ts$|\/(?:dist|lib)\//;

const sources = globSync(`{${FOLDERS.join()}}/**/*.{ts,tsx}`, { cwd: projectRoot })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !LEFT_OUT.test(file) && !file.includes('node_modules'));

/** The frame of the security rules, without the regions that are printed. */
const frame = readFileSync(path.join(projectRoot, 'firestore.rules'), 'utf8').replace(
  /<generated>[\s\S]*<\/generated>/,
  '',
);

const found = [
  ...sources.map((file) => [file, readFileSync(path.join(projectRoot, file), 'utf8')] as const),
  ['firestore.rules', frame] as const,
]
  .map(([file, text]) => {
    const others = namesIn(text).filter((name) => !isOwn(file, name));
    return [file, others.join(' ')] as const;
  })
  .filter(([, all]) => all !== '');

describe('a register is named', () => {
  it('in the files that are listed, each of those registers, and nowhere else', () => {
    const listed = reasons.flatMap(({ files }) => Object.entries(files));
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(listed));
  });

  it('in each file for one reason', () => {
    const files = reasons.flatMap(({ files: each }) => Object.keys(each));
    expect(files.filter((file, place) => files.indexOf(file) !== place)).toEqual([]);
  });
});

describe('the search for names', () => {
  it('passes by what a page or the demo lines of a chapter say of its own registers, and no others', () => {
    expect(isOwn('web/src/chapters/keys/count.tsx', 'keyCounts')).toBe(true);
    expect(isOwn('web/src/chapters/keys/count.tsx', 'units')).toBe(false);
    expect(isOwn('scripts/demo/keys/cabinet.ts', 'keys')).toBe(true);
    expect(isOwn('scripts/demo/keys/cabinet.ts', 'units')).toBe(false);
    expect(isOwn('scripts/demo/support/demo.ts', 'keys')).toBe(false);
    expect(isOwn('web/src/pages/search.tsx', 'keys')).toBe(false);
  });

  it('finds them in quotes, in paths and in what is imported, and in no comment', () => {
    expect(namesIn("read('keyLoans')")).toEqual(['keyLoans']);
    expect(namesIn('`sites/x/keyCopies`, `/households/x`')).toEqual(['households', 'keyCopies']);
    expect(namesIn("import { units } from '../rulebook/chapters/homes/units.ts';")).toEqual(['units']);
    expect(namesIn("import { x } from './households/find.ts'; // 'keys'\n/* 'keys' */ a.keys")).toEqual([]);
  });
});
