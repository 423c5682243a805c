import { useEffect, useRef, useState } from 'preact/hooks';
import type { RecordData } from '../../../rulebook/notation/record.ts';
import { type Registers, stepOf } from '../../../rulebook/notation/register.ts';
import { valueIn } from '../../../rulebook/reading/evaluate.ts';
import {
  type Fetch,
  type Plan,
  propose,
  type Refusal,
  type Stored,
  sceneOf,
  standing,
  withFetched,
} from '../../../rulebook/reading/plan.ts';
import { useSession } from '../session/current.ts';
import { rolesNow, type Session } from '../session/session.ts';
import { againstCompanions } from './companions.ts';
import { askIn, type Known, planStep, readInto, requestOf, type StepToTake } from './perform.ts';
import type { Document } from './store.ts';

/**
 * A plan, and whether it is of the form as it stands: the last change may still wait for what has to be read.
 * `isBlind` where that can't be read, offline: the step is judged when it is sent.
 */
export interface Judged {
  readonly plan: Plan | null;
  readonly isCurrent: boolean;
  readonly isBlind: boolean;
}

/**
 * The plan of a step as the form stands, worked out again with every change of its input. `pretended` are records
 * that do not exist yet but will before the step is taken: pictures that were just made. `here` is the record as this device
 * has it, where that is what a step is judged by without a network.
 */
export function usePlan(
  registers: Registers | null,
  step: StepToTake,
  pretended: ReadonlyMap<string, Document>,
  here: Document | null = null,
): Judged {
  const session = useSession();
  const { site, uid, zone } = session;
  const [made, setMade] = useState<{ plan: Plan | null; of: StepToTake } | null>(null);
  const known = useRef<Known>(new Map());
  useEffect(() => {
    if (!registers) return;
    let isWanted = true;
    for (const [key, document] of pretended) known.current.set(key, document);
    const place = { site, uid, zone, registers };
    const asRead = planStep(step, place, known.current);
    const asKept = () => {
      const kept = new Map([...known.current, [`${step.register}/${step.id}`, here], ownRights(session)]);
      return planStep(step, place, kept);
    };
    (here ? asRead.catch(asKept) : asRead).then(
      (plan) => isWanted && setMade({ plan, of: step }),
      () => isWanted && setMade({ plan: null, of: step }),
    );
    return () => {
      isWanted = false;
    };
  }, [registers, step, pretended, here, session]);
  return { plan: made?.plan ?? null, isCurrent: made?.of === step, isBlind: made?.plan === null };
}

/** The items of each checklist that the step asks for, as the form stands; a list that is not there yet is left out. */
export function useItems(registers: Registers, step: StepToTake): ReadonlyMap<string, readonly string[]> {
  const { site, uid, zone } = useSession();
  const [found, setFound] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const known = useRef<Known>(new Map());
  const register = registers(step.register);
  const { asks, mayAsk } = stepOf(register, step.step);
  const lists = [...asks, ...mayAsk].flatMap((name) => {
    const field = register.fields[name];
    return field?.type === 'checklist' ? [[name, field.items] as const] : [];
  });
  // The lists follow from the step
  useEffect(() => {
    if (lists.length === 0) return;
    let isWanted = true;
    const request = requestOf(step, { uid, zone, registers });
    const items = (stored: Stored) => {
      const [draft] = propose(request, stored).values();
      const scene = draft && sceneOf(draft, request, stored, new Map());
      return lists.flatMap(([name, value]) => {
        const list = scene && valueIn(value, scene);
        return Array.isArray(list) ? [[name, list.map(String)] as const] : [];
      });
    };
    const place = { site, uid, zone, registers };
    withFetched(items, readInto(known.current, place), known.current, askIn(place)).then(
      (told) => isWanted && setFound(new Map(told)),
      () => undefined, // Offline: what was known stays.
    );
    return () => {
      isWanted = false;
    };
  }, [registers, step, site, uid, zone]);
  return found;
}

/** An id of fields is none before they are typed. */
const isSettled = ({ rule }: Refusal): boolean => rule !== 'identity';

/** One's own rights, as far as the session tells them. */
function ownRights(session: Session): [key: string, rights: Document] {
  const { uid, buildings } = session;
  const roles = rolesNow(session, new Date());
  return [`rights/${uid}`, { state: 'active', roles, buildings, standsIn: [] }];
}

/** What this device knows of the records of a site when nothing can be read: one's own rights, and what has been read. */
function knownOffline(known: Known, session: Session): Stored {
  const own = new Map([ownRights(session)]);
  const stored = (register: string, id: string) =>
    known.get(`${register}/${id}`) ?? own.get(`${register}/${id}`) ?? null;
  return Object.assign(stored, { found: () => [] });
}

/** What several steps that are judged at once share: what has been read, and how the rest is. */
export interface Judging {
  readonly session: Session;
  readonly registers: Registers;
  readonly known: Known;
  readonly fetch: Fetch;
}

export function judgingOf(session: Session, registers: Registers, known: Known): Judging {
  return { session, registers, known, fetch: readInto(known, { ...session, registers }) };
}

/**
 * Why a step may not be taken of a record as it stands, before anything is typed. Without a network whose step it is and
 * when is known all the same; the rest is judged when it is sent.
 */
export async function againstStep(
  { register, step, id }: Pick<StepToTake, 'register' | 'step' | 'id'>,
  record: Document | null,
  { session, registers, known, fetch }: Judging,
): Promise<readonly Refusal[]> {
  const { site, uid, zone } = session;
  const request = requestOf({ register, step, id, input: {}, rev: 0 }, { uid, zone, registers });
  const own = (stored: Stored) => standing(request, record as RecordData | null, stored);
  const against = (stored: Stored) => {
    const found = own(stored).filter(isSettled);
    return found.some(({ rule }) => rule === 'by')
      ? found
      : [...found, ...againstCompanions(request, stored)];
  };
  return withFetched(against, fetch, known, askIn({ site, uid, zone, registers })).catch(() =>
    own(knownOffline(known, session)).filter(({ rule }) => ['by', 'from'].includes(rule)),
  );
}

/** Why each of the steps may not be taken now, before anything is typed; empty for one that may. */
export function useStandings(
  registers: Registers | null,
  register: StepToTake['register'],
  id: string,
  record: Document | null,
  steps: readonly string[],
): ReadonlyMap<string, readonly Refusal[]> | null {
  const session = useSession();
  const { site, uid, zone } = session;
  const [found, setFound] = useState<ReadonlyMap<string, readonly Refusal[]> | null>(null);
  const key = steps.join();
  // The steps' names, not the list that holds them
  useEffect(() => {
    if (!registers) return;
    let isWanted = true;
    const judging = judgingOf(session, registers, new Map([[`${register}/${id}`, record]]));
    const asked = steps.map(
      async (step) => [step, await againstStep({ register, step, id }, record, judging)] as const,
    );
    void Promise.all(asked).then((all) => isWanted && setFound(new Map(all)));
    return () => {
      isWanted = false;
    };
  }, [registers, register, id, record, key, site, uid, zone, session]);
  return found;
}
