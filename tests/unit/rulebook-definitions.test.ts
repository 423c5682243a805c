import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allRegisters, registers } from '../../rulebook/chapters/index.ts';
import { reports } from '../../rulebook/chapters/reports.ts';
import type { Condition } from '../../rulebook/notation/condition.ts';
import type { Field } from '../../rulebook/notation/field.ts';
import { againstBulk } from '../../rulebook/notation/in-bulk.ts';
import type { Register } from '../../rulebook/notation/register.ts';
import { resolve } from '../../rulebook/notation/resolve.ts';
import { type Companion, isHeldByRules, type Step, touchedFields } from '../../rulebook/notation/step.ts';
import type { Value } from '../../rulebook/notation/value.ts';
import { printRules } from '../../rulebook/printing/rules.ts';
import { isProvable, readersIn } from '../../rulebook/reading/listing.ts';
import { mentions } from '../../rulebook/reading/mentions.ts';
import { clauses } from '../../rulebook/site/clauses/index.ts';
import type { Words } from '../../rulebook/site/words.ts';

// A definition is data: what it names must be there. These tests read every definition and follow every name.

type Node = Readonly<Record<string, unknown>>;

/** Every object inside a definition. */
function* objectsIn(part: unknown): Generator<Node> {
  if (typeof part !== 'object' || part === null) return;
  if (!Array.isArray(part)) yield part as Node;
  for (const inner of Object.values(part)) yield* objectsIn(inner);
}

const valuesIn = (part: unknown): Value[] =>
  [...objectsIn(part)].filter(
    (each): each is Node & Value => each.value === 'field' || each.value === 'elsewhere',
  );

const isWords = (part: Node): part is Node & Words =>
  typeof part.zh === 'string' && typeof part.en === 'string' && Object.keys(part).length === 2;

const STAMP = ['by', 'at'];

/** Whether a path leads to something that a record of the register can hold. */
function leadsSomewhere(of: Register, path: readonly string[]): boolean {
  const [first = '', second, third] = path;
  if (first === 'state' || first === 'rev') return path.length === 1;
  if (first === 'opened') return path.length === 1 || (path.length === 2 && STAMP.includes(second ?? ''));
  if (first === 'last') return path.length === 1 || [...STAMP, 'step'].includes(second ?? '');
  const field = of.fields[first];
  if (!field) return false;
  if (second === undefined) return true;
  if (field.type === 'group') return path.length === 2 && Object.hasOwn(field.fields, second);
  if (field.type === 'stamp') return path.length === 2 && STAMP.includes(second);
  if (field.type === 'approvals')
    return field.roles.some((role) => role === second) && (third === undefined || STAMP.includes(third));
  return false;
}

function isSound(value: Value, of: Register): boolean {
  const followed = resolve(value, of, registers);
  if (followed.value === 'field') return leadsSomewhere(of, followed.path);
  if (followed.value === 'elsewhere') return leadsSomewhere(registers(followed.register), followed.path);
  return true;
}

const stepsOf = (register: Register): (readonly [string, Step])[] => Object.entries(register.steps);
const everyStep = allRegisters.flatMap((register) =>
  stepsOf(register).map(([name, step]) => ({ register, name, step, title: `${register.name}.${name}` })),
);
const everyState = allRegisters.flatMap((register) =>
  Object.entries(register.states).map(([name, state]) => ({
    ...{ register, name, state },
    title: `${register.name} ${name}`,
  })),
);
/** Whether a step leads on, signs, or leaves a stamp without which alone it is awaited: then the server leads on. */
function endsTheWaiting(step: Step | undefined, when: Condition | undefined): boolean {
  if (!step) return false;
  if (step.to.length > 0 || step.signs !== null) return true;
  const together = when?.condition === 'all' ? when.of : [when];
  return together.some(
    (each) =>
      each?.condition === 'not' &&
      each.of.condition === 'present' &&
      step.stamps.some((stamp) => mentions(each.of).has(stamp)),
  );
}
const peopleTake = everyStep.filter(({ step, register }) => isHeldByRules(step) && register.framed === null);

/** Names in a list that something is wrong with; a test expects none. */
const wrong = <Item>(items: readonly Item[], isFine: (item: Item) => boolean, name: (item: Item) => string) =>
  items.filter((item) => !isFine(item)).map(name);

describe('the reader of definitions', () => {
  test('finds paths that lead nowhere', () => {
    const keyLoans = registers('keyLoans');
    const path = (text: string): Value => ({ value: 'field', path: text.split('.'), before: false });
    for (const good of [
      'consent.at',
      'approvals.manager.by',
      'issued.by',
      'last.step',
      'key.kind',
      'borrowedBy.state',
    ])
      expect(isSound(path(good), keyLoans)).toBe(true);
    for (const bad of [
      'consent.when',
      'approvals.gm.by',
      'issued.who',
      'last.when',
      'purpose.text',
      'key.opened.on',
    ])
      expect(isSound(path(bad), keyLoans)).toBe(false);
    for (const none of ['nothing', 'key.colour']) expect(() => isSound(path(none), keyLoans)).toThrow();
  });
});

describe('names in definitions', () => {
  test.each(allRegisters)('$name: every path of every condition and value leads to a field', (register) => {
    const { fields: _fields, ...rest } = register;
    const values = valuesIn(rest);
    expect(
      wrong(values, (value) => isSound(value, register), JSON.stringify as (v: Value) => string),
    ).toEqual([]);
  });

  test.each(everyStep)(
    '$title names fields that are there, of the type that it needs',
    ({ register, step }) => {
      const { fields } = register;
      const named = [...step.asks, ...step.mayAsk, ...step.clears, ...step.stamps, ...Object.keys(step.sets)];
      expect(wrong(named, (name) => Object.hasOwn(fields, name), String)).toEqual([]);
      expect(wrong(step.stamps, (name) => fields[name]?.type === 'stamp', String)).toEqual([]);
      const mayBeAbsent = [...step.mayAsk, ...step.clears].filter((name) => !step.asks.includes(name));
      expect(wrong(mayBeAbsent, (name) => fields[name]?.optional === true, String)).toEqual([]);
      if (step.signs) {
        const field = fields[step.signs.field] as Extract<Field, { type: 'approvals' }>;
        expect(field.type).toBe('approvals');
        expect(field.roles).toEqual(expect.arrayContaining([...step.signs.roles]));
      }
    },
  );

  test.each(everyStep)('$title leads from states to states that are there', ({ register, step }) => {
    const states = [...(step.from ?? []), ...step.to.map(({ state }) => state)];
    expect(wrong(states, (state) => Object.hasOwn(register.states, state), String)).toEqual([]);
    expect(step.to.slice(0, -1).every(({ when }) => when !== undefined)).toBe(true);
    expect(step.to.at(-1)?.when).toBeUndefined();
    if (step.from === null) expect(step.to.length).toBeGreaterThan(0);
  });

  test.each(everyState)('$title awaits steps that can be taken from it', ({ register, name, state }) => {
    const awaited = state.awaits.flatMap(({ steps }) => steps);
    expect(wrong(awaited, (step) => register.steps[step]?.from?.includes(name) === true, String)).toEqual([]);
    expect(awaited.length > 0 || state.kind !== 'waits').toBe(true);
    for (const { when } of state.awaits) {
      expect(wrong(valuesIn(when), (value) => isSound(value, register), JSON.stringify)).toEqual([]);
    }
  });

  test.each(everyState.filter(({ state }) => state.kind === 'waits'))(
    '$title waits for what leads out of it, is signed, or ends the waiting by its stamp',
    ({ register, state }) => {
      const stays = state.awaits.flatMap(({ steps, when }) =>
        steps.filter((step) => !endsTheWaiting(register.steps[step], when)),
      );
      expect(stays).toEqual([]);
    },
  );

  test.each(everyState.filter(({ state }) => state.kind === 'runs' && state.awaits.length > 0))(
    '$title: a word in passing leaves its mark, and is called by words of its own',
    ({ register, state }) => {
      const steps = state.awaits.flatMap((each) => each.steps.map((step) => register.steps[step]));
      expect(steps.filter((step) => !step || step.to.length > 0 || touchedFields(step).length === 0)).toEqual(
        [],
      );
      expect(state.awaits.filter(({ words }) => words === undefined)).toEqual([]);
    },
  );

  test.each(everyStep.filter(({ step }) => step.from === null))(
    '$title opens a record and never looks at how it stood before',
    ({ step }) => {
      expect(valuesIn(step).filter((value) => value.value === 'field' && value.before)).toEqual([]);
    },
  );

  test.each(allRegisters.filter((register) => Object.keys(register.steps).length > 0))(
    '$name: every state can be reached',
    (register) => {
      const reached = stepsOf(register).flatMap(([, step]) => step.to.map(({ state }) => state));
      // R3.4.8: units come into the books as they are sold; `unsold` is set by the import.
      const imported = register.name === 'units' ? ['unsold'] : [];
      const states = Object.keys(register.states);
      expect(wrong(states, (state) => [...reached, ...imported].includes(state), String)).toEqual([]);
    },
  );

  test.each(everyStep.filter(({ step, register }) => step.from === null && register.framed === null))(
    '$title asks for or sets every field that a record must have',
    ({ register, step }) => {
      const given = [...step.asks, ...Object.keys(step.sets)];
      const required = Object.keys(register.fields).filter((name) => !register.fields[name]?.optional);
      expect(wrong(required, (name) => given.includes(name), String)).toEqual([]);
    },
  );

  test.each(allRegisters)(
    '$name: references, lists, columns and what falls due name what is there',
    (register) => {
      const fields = [...objectsIn(register.fields)];
      const referred = fields.map((each) => each.register).filter((name) => typeof name === 'string');
      for (const name of referred) expect(() => registers(name)).not.toThrow();
      const listed = Object.values(register.lists).flatMap((list) =>
        [...list.where, ...list.order].map(([path]) => path),
      );
      const paths = [...listed, ...register.columns, register.order[0]];
      expect(wrong(paths, (path) => leadsSomewhere(register, path.split('.')), String)).toEqual([]);
      // The state stands beside the columns in any case.
      expect(wrong(register.columns, (name) => name === 'opened' || name in register.fields, String)).toEqual(
        [],
      );
      for (const due of Object.values(register.due)) {
        expect(wrong(due.while, (state) => Object.hasOwn(register.states, state), String)).toEqual([]);
        expect(wrong(due.concerns, (path) => isPerson(register, path), String)).toEqual([]);
        if (due.takes !== undefined) {
          const taken = register.steps[due.takes];
          expect(taken?.by.condition).toBe('theServer');
          expect(taken?.from).toEqual(expect.arrayContaining([...due.while]));
        }
        if (due.wants !== undefined) {
          const wanted = register.steps[due.wants];
          expect(wanted?.by.condition).not.toBe('theServer');
          expect(due.while.some((state) => wanted?.from?.includes(state))).toBe(true);
        }
        if (due.explained !== undefined) expect(register.fields[due.explained]?.type).toBe('text');
      }
    },
  );

  test.each(allRegisters)(
    '[R4.4.2.5] $name calls nothing missed before its time has passed',
    ({ due, owes }) => {
      const owed = Object.values(due).filter(({ takes }) => takes === undefined);
      expect(owed.filter(({ before }) => before === undefined)).toEqual([]);
      const names = [...owed, ...Object.values(owes)].map(({ title, before }) => [title, before] as const);
      expect(names.filter(([title, before]) => title.zh === before?.zh || title.en === before?.en)).toEqual(
        [],
      );
      // A missed matter is told as one: 未还, not returned.
      expect(names.filter(([, before]) => /未|逾期|超时/.test(before?.zh ?? ''))).toEqual([]);
    },
  );

  test.each(allRegisters)('$name is found by texts, and chosen from states that are there', (register) => {
    const texts = register.foundBy.flat();
    expect(wrong(texts, (name) => register.fields[name]?.type === 'text', String)).toEqual([]);
    expect(wrong(texts, (name) => register.fields[name]?.optional === false, String)).toEqual([]);
    expect(wrong(register.chosenFrom, (state) => Object.hasOwn(register.states, state), String)).toEqual([]);
    expect(register.chosenFrom.length > 0 || Object.keys(register.states).length === 0).toBe(true);
  });

  test.each(everyStep.filter(({ step }) => step.inBulk))(
    '$title may be taken of several at once: it asks for nothing that belongs to one',
    ({ register, step }) => expect(againstBulk(register, step)).toBeNull(),
  );

  // Each of them is decided by itself, as its clause has it.
  test.each([
    'keyLoans',
    'keyDeposits',
    'areaKeyHandovers',
    'disclosures',
    'fileViewings',
    'refunds',
    'feeReductions',
    'ballots',
    'dutyLogReviews',
    'members',
  ])('[R1.3] [R2.4.16] [R4.4.1.4] no step of %s is taken of several at once', (name) => {
    expect(stepsOf(registers(name)).filter(([, step]) => step.inBulk)).toEqual([]);
  });

  test.each(everyStep)('$title tells people whom its fields name', ({ register, step }) => {
    const told = step.tells.flatMap(({ people }) => people ?? []);
    expect(wrong(told, (path) => isPerson(register, path), String)).toEqual([]);
    const phoneAt = step.log?.phoneAt;
    if (phoneAt !== undefined) expect(fieldAt(register, phoneAt)?.type).toBe('minute');
  });
});

function fieldAt(register: Register, path: string): Field | undefined {
  const [first = '', ...rest] = path.split('.');
  let field: Field | undefined = register.fields[first];
  for (const name of rest) field = field?.type === 'group' ? field.fields[name] : undefined;
  return field;
}

/** A path to a uid: a reference to a member, or the `by` of a stamp. */
function isPerson(register: Register, path: string): boolean {
  const [first = '', second] = path.split('.');
  if (first === 'opened' || first === 'last') return second === 'by';
  const field = register.fields[first];
  if (field?.type === 'stamp') return second === 'by';
  return field?.type === 'ref' && field.register === 'members' && second === undefined;
}

describe('clauses', () => {
  test.each(allRegisters)(
    '$name cites clauses that exist, and so do its steps, its rules and what falls due',
    (register) => {
      const citing = [...objectsIn(register)].filter((each) => Array.isArray(each.cites));
      for (const { cites } of citing) {
        expect(cites).not.toHaveLength(0);
        expect(wrong(cites as string[], (id) => clauses.has(id), String)).toEqual([]);
      }
      for (const [, step] of stepsOf(register)) expect(step.cites.length).toBeGreaterThan(0);
    },
  );
});

/** A lost or damaged key may be reported by itself: its own conditions bring the key along where it must move. */
const mayMoveAlone = ['keyIncidents.report'];

/** Whether a step demands that the other record takes its step in the same batch. */
function demands(step: Step, partner: Register, partnerStep: string): boolean {
  const moves = [...objectsIn(step.provided)].some(
    (each) =>
      each.condition === 'moves' &&
      each.register === partner.name &&
      (each.steps as string[]).includes(partnerStep),
  );
  const together = step.together.some(
    (with_) => with_.register === partner.name && with_.step === partnerStep,
  );
  const afterwards = [...objectsIn(step.provided)].some((each) => {
    const [left, right] = [each.left as Node | undefined, each.right as Node | undefined];
    return (
      each.condition === 'equals' &&
      left?.value === 'elsewhere' &&
      left.after === true &&
      left.register === partner.name &&
      (left.path as string[]).join('.') === 'last.step' &&
      right?.literal === partnerStep
    );
  });
  return moves || together || afterwards;
}

const companions = everyStep.flatMap(({ register, name, step }) =>
  step.together.map((with_: Companion) => ({
    register,
    name,
    with_,
    title: `${register.name}.${name} with ${with_.register}.${with_.step}`,
  })),
);

describe('questions about other records', () => {
  const asks = (part: unknown) =>
    [...objectsIn(part)].filter(({ condition, value }) => condition === 'none' || value === 'sumIn');

  test.each(everyStep)(
    '$title asks them in what it is provided that, or what it sets, and nowhere else',
    ({ step }) => {
      const { provided, sets, ...others } = step;
      expect(asks(others)).toEqual([]);
      expect(step.gate !== 'rules' || asks([provided, sets]).length === 0).toBe(true);
    },
  );

  test.each(allRegisters)('$name asks them of fields that are there, and of no one who reads', (register) => {
    expect(asks([register.get, register.list])).toEqual([]);
    for (const { register: name, where, path } of asks(register.steps)) {
      const of = registers(String(name));
      const fields = [
        ...(where as [string][]).map(([field]) => field),
        ...(path ? [(path as string[]).join('.')] : []),
      ];
      expect(wrong(fields, (field) => leadsSomewhere(of, field.split('.')), String)).toEqual([]);
    }
  });
});

describe('no record moves alone', () => {
  test.each(companions)('$title: the other side demands a partner too', ({ register, name, with_ }) => {
    const other = registers(with_.register);
    const step = other.steps[with_.step] as Step;
    expect(step).toBeDefined();
    expect(other.fields[with_.back]).toBeDefined();
    if (mayMoveAlone.includes(`${with_.register}.${with_.step}`)) return;
    // A key that is lost on its return moves with the report, and the report with the return.
    const throughTheReport = with_.step === 'lose' && demands(step, registers('keyIncidents'), 'report');
    expect(demands(step, register, name) || throughTheReport).toBe(true);
  });

  test.each(companions)('$title: what the rules hold draws in nothing that another gate holds', (drawn) => {
    const { register, name, with_ } = drawn;
    const [step, theirs] = [register.steps[name], registers(with_.register).steps[with_.step]] as [
      Step,
      Step,
    ];
    expect(!isHeldByRules(step) || isHeldByRules(theirs)).toBe(true);
  });

  test.each(companions)(
    '$title: it is given every field that the other step asks for',
    ({ register, with_ }) => {
      const step = registers(with_.register).steps[with_.step] as Step;
      const given = [...Object.keys(with_.input), with_.back];
      const left = step.asks.filter((name) => !given.includes(name));
      if (with_.as === undefined) expect(left).toEqual([]);
      else expect(Object.hasOwn(register.fields, with_.as)).toBe(false);
    },
  );

  test.each(peopleTake)(
    '$title: who demands a partner is brought along by it',
    ({ register, name, step }) => {
      for (const each of objectsIn(step.provided)) {
        if (each.condition !== 'moves') continue;
        for (const partnerStep of each.steps as string[]) {
          const partner = registers(String(each.register)).steps[partnerStep];
          expect(partner).toBeDefined();
          // A report written with a return is drawn in by the return itself.
          const drawsIn = step.together.some(
            (with_) => with_.register === each.register && with_.step === partnerStep,
          );
          const isDrawnIn = partner?.together.some(
            (with_) => with_.register === register.name && with_.step === name,
          );
          expect(drawsIn || isDrawnIn).toBe(true);
        }
      }
    },
  );
});

describe('words', () => {
  test.each(allRegisters)('$name speaks Chinese in Chinese and no Chinese in English', (register) => {
    const words = [...objectsIn(register)].filter(isWords);
    expect(words.length).toBeGreaterThan(0);
    expect(
      wrong(
        words,
        ({ zh }) => /\p{Script=Han}/u.test(zh),
        ({ zh }) => zh,
      ),
    ).toEqual([]);
    const isEnglish = ({ en }: Words) => en.trim().length > 0 && !/[\p{Script=Han}，。；：（）]/u.test(en);
    expect(wrong(words, isEnglish, ({ en }) => en)).toEqual([]);
  });

  test.each(allRegisters)(
    '$name: templates name fields that are there, the same in both languages',
    (register) => {
      const templates = [...objectsIn(register)].filter(isWords);
      const places = (text: string) => [...text.matchAll(/\{([\w.]+)\}/g)].map(([, path = '']) => path);
      for (const { zh, en } of templates) {
        expect([...new Set(places(en))].sort()).toEqual([...new Set(places(zh))].sort());
      }
      const own = [...places(register.subject), ...places(register.detail)];
      const named = [...templates.flatMap(({ zh }) => places(zh)), ...own];
      const isThere = (path: string) =>
        leadsSomewhere(register, path.split('.')) ||
        (path.endsWith('.length') && isCounted(fieldAt(register, path.replace(/\.length$/, ''))));
      expect(wrong(named, isThere, String)).toEqual([]);
    },
  );

  test.each(allRegisters)('$name: texts that leave the register hold no personal data', (register) => {
    const steps = Object.values(register.steps);
    const words = [
      ...steps.flatMap((step) => [step.log?.words, ...step.tells.map((each) => each.words)]),
      ...Object.values(register.due).flatMap(({ words, reminder }) => [words, reminder?.words]),
      { zh: register.subject, en: register.subject },
    ];
    const places = words.flatMap((each) => [...(each?.zh ?? '').matchAll(/\{([\w.]+)\}/g)]);
    const isHarmless = (path: string) => {
      const [first = ''] = path.split('.');
      return register.fields[first]?.personal !== true && fieldAt(register, path)?.personal !== true;
    };
    expect(
      wrong(
        places.map(([, path = '']) => path),
        isHarmless,
        String,
      ),
    ).toEqual([]);
  });
});

const isCounted = (field: Field | undefined): boolean =>
  field?.type === 'refs' || field?.type === 'texts' || field?.type === 'choices';

describe('printed rules', () => {
  const frame =
    readFileSync(new URL('../../firestore.rules', import.meta.url), 'utf8').split('// <generated>')[0] ?? '';
  const functionNames = (text: string) =>
    [...text.matchAll(/function (\w+)\(/g)].map(([, name = '']) => name);
  const builtIn = [
    'get',
    'exists',
    'getAfter',
    'existsAfter',
    'debug',
    'int',
    'float',
    'string',
    'bool',
    'path',
  ];
  const reserved = [
    'true',
    'false',
    'null',
    'in',
    'is',
    'if',
    'let',
    'return',
    'function',
    'match',
    'allow',
    'service',
  ];

  const [shared = '', ...regions] = printRules(allRegisters, registers, Object.values(reports)).split(
    '// ==== ',
  );
  const named = regions.map((region) => [region.split(' ')[0] ?? '', region] as const);

  test('there is a region for each register that is not written by hand', () => {
    const printed = allRegisters.filter(({ framed }) => framed === null).map(({ name }) => name);
    expect(named.map(([name]) => name)).toEqual(printed);
  });

  test.each([['what is shared', shared] as const, ...named])(
    '%s: functions have names of their own that rules accept',
    (name, region) => {
      const names = functionNames(region);
      expect(new Set(names).size).toBe(names.length);
      expect(wrong(names, (each) => /^[A-Za-z_]\w*$/.test(each), String)).toEqual([]);
      const outer = region === shared ? [] : functionNames(shared);
      const taken = [...functionNames(frame), ...outer, ...builtIn, ...reserved];
      expect(
        wrong(names, (each) => !taken.includes(each), String),
        name,
      ).toEqual([]);
    },
  );

  test.each([['what is shared', shared] as const, ...named])(
    '%s: every function that it calls is there',
    (_name, region) => {
      const text = region.replaceAll(/'(?:[^'\\]|\\.)*'/g, "''").replaceAll(/\/\/.*$/gm, '');
      const called = [...text.matchAll(/(?<![.\w])(\w+)\(/g)].map(([, name = '']) => name);
      const known = [frame, shared, region].flatMap(functionNames).concat(builtIn);
      expect(wrong([...new Set(called)], (each) => known.includes(each) || each === 'if', String)).toEqual(
        [],
      );
    },
  );

  test('[R1.3] a list shows by its query alone that it may be read, or there is none', () => {
    const asked = allRegisters.flatMap(({ name, list }) =>
      readersIn(list).map((reader) => ({ name, reader })),
    );
    expect(
      wrong(
        asked,
        ({ reader }) => isProvable(reader),
        ({ name }) => name,
      ),
    ).toEqual([]);
  });

  test('[R1.3] a record that not all staff may read has a history of its own', () => {
    const open = /function isReadByAllStaff\(register\) \{\s*return !\(register in \[([^\]]*)\]\)/.exec(
      printRules(allRegisters, registers, Object.values(reports)),
    )?.[1];
    const atTheSite = allRegisters.filter(({ framed, beneath }) => framed === null && !beneath);
    const guarded = atTheSite.filter(({ past }) => past.condition !== 'staff').map(({ name }) => `'${name}'`);
    expect(open?.split(', ').sort()).toEqual(guarded.sort());
  });
});

/** Their ids are what people call them: a unit is 2-1-301, a household its room and a number, a key its code. */
const calledByTheirIds = ['units', 'households', 'keys', 'members'];

test.each(allRegisters)('a list of $name shows no id that says nothing to a person', (register) => {
  const { columns, subject, detail } = register;
  const told = [...`${subject} ${detail}`.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);
  const silent = [...columns, ...told].filter((name) => {
    const field = register.fields[name];
    return field?.type === 'ref' && !calledByTheirIds.includes(field.register);
  });
  expect(silent).toEqual([]);
});
