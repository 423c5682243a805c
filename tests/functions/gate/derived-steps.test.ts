import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { judges } from '../../../functions/src/chapters/judges.ts';
import type { Field } from '../../../rulebook/notation/field.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import { openCallDesk } from '../../support/call-desk.ts';
import { oneOfEachClass } from '../../support/derived/classes.ts';
import { people, uidOf, withEverybody } from '../../support/derived/people.ts';
import { expectTheSameAtServer, type ServerTrial, tryAtServer } from '../../support/derived/server-trials.ts';
import {
  clausesOf,
  plainSituation,
  serverSteps,
  situationsOf,
  type Taken,
} from '../../support/derived/situations.ts';
import { batchOf } from '../../support/derived/solve.ts';
import { aroundIn, copyOf, ME } from '../../support/derived/world.ts';
import { samplesToo } from '../../support/samples.ts';

// The definitions' oracle for the server's gate, as tests/rules/derived is for the rules.

/** Steps that move only as companions of others. */
const drawnIn = ['payments.bookLine', 'payments.receive', 'statementLines.paymentVoided', 'goods.sell'];
const leading = serverSteps.filter((each) => plainSituation(each) !== null);
const nameOf = ({ register, step }: Pick<Taken, 'register' | 'step'>): string => `${register}.${step}`;

/** Against what is reckoned a judge speaks, which the evaluator does not know (chapters/judges.ts): these give it no cause. */
const causeless: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'payments.take': { lateFee: 0 },
  'statementLines.book': { lateFee: 0 },
};

const withoutCause = (trial: ServerTrial): ServerTrial => {
  const world = copyOf(trial.world);
  return { ...trial, world: { ...world, input: { ...world.input, ...causeless[nameOf(trial.aim)] } } };
};

test('every step that a judge speaks of is tried where it has no cause', () => {
  const judged = leading.map(nameOf).filter((name) => judges[name] !== undefined);
  expect(judged).not.toEqual([]);
  expect(Object.keys(causeless)).toEqual(expect.arrayContaining(judged));
});

const situations = (aim: Taken): ServerTrial[] =>
  [...situationsOf(aim)].map(({ world, shows }) => ({
    title: `${nameOf(aim)}: ${shows}`,
    aim,
    world,
    actor: ME,
  }));

/** With WUYE_DESK_MATRIX=whole each field of each step is tried; otherwise one of each kind, for they have one judge. */
const isWhole = process.env.WUYE_DESK_MATRIX === 'whole';
const tried = new Set<string>();

/** Returns true iff no field of the same type and bounds, asked for in the same way, has been tried. */
function isNew(field: Field, isAsked: boolean): boolean {
  const { title: _title, help: _help, ...kind } = field;
  const key = JSON.stringify([kind, isAsked]);
  const isFirst = !tried.has(key);
  tried.add(key);
  return isFirst || isWhole;
}

/** Each field at its bounds and beyond them, and left out. */
function edges(aim: Taken): ServerTrial[] {
  const plain = plainSituation(aim);
  const { fields } = samplesToo(aim.register);
  const { asks, mayAsk } = aim.definition;
  const names = [...asks, ...mayAsk].filter((name) => isNew(fields[name] as Field, asks.includes(name)));
  return names.flatMap((name) => {
    const base = copyOf(plain?.world ?? { stored: new Map(), input: {}, settled: new Map() });
    const values = [...types.edges(fields[name] as Field, aroundIn(base)), undefined];
    return values.map((value) => {
      const world = { ...copyOf(base), input: { ...base.input, [name]: value } };
      return {
        title: `${nameOf(aim)} with ${name}: ${JSON.stringify(value)?.slice(0, 60)}`,
        aim,
        world,
        actor: ME,
      };
    });
  });
}

/** Whoever may be answered otherwise. */
function everybody(aim: Taken): ServerTrial[] {
  const world = withEverybody(
    copyOf(plainSituation(aim)?.world ?? { stored: new Map(), input: {}, settled: new Map() }),
  );
  const actors = [ME, ...Object.keys(people).map(uidOf)];
  return oneOfEachClass(aim, world, actors).map((actor) => ({ title: nameOf(aim), aim, world, actor }));
}

/** From every state, and of a record that is not there. */
function everyState(aim: Taken): ServerTrial[] {
  const plain = plainSituation(aim);
  if (!plain) return [];
  return batchOf(aim, plain.world).places.flatMap(({ draft: { register, id, before } }) => {
    const key = `${register.name}/${id}`;
    if (before === null) return [];
    const others = Object.keys(register.states).filter((state) => state !== before.state);
    return others.map((state) => {
      const world = copyOf(plain.world);
      world.stored.set(key, { ...before, state });
      return { title: `${nameOf(aim)}: ${key} is ${state}`, aim, world, actor: ME };
    });
  });
}

test('every step that the server holds is taken in some situation, by itself or with another', () => {
  const missing = serverSteps.filter((each) => plainSituation(each) === null).map(nameOf);
  expect(missing).toEqual(drawnIn);
});

describe('the callable says what the evaluator says, and writes what the plan says or nothing', () => {
  for (const aim of leading) {
    test(`${clausesOf(aim)} ${nameOf(aim)}: each condition, each field, everybody, every state`, async () => {
      const trials = [...situations(aim), ...edges(aim), ...everybody(aim), ...everyState(aim)];
      const outcomes = await tryAtServer(await openCallDesk(), trials.map(withoutCause));
      expect(outcomes.some(({ refusal }) => refusal === null)).toBe(true);
      expect(outcomes.some(({ refusal }) => refusal !== null)).toBe(true);
      expectTheSameAtServer(outcomes);
    });
  }
});
