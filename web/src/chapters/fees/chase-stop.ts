import type { Stage } from '../../../../rulebook/chapters/fees/arrears.ts';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import type { Document, Row } from '../../data/store.ts';
import { type Answer, onlyThese, type Stop } from '../../rounds/stop.ts';

/** The stages at which somebody goes to the door, and what they do there. */
const atTheDoor = {
  dunningNotice: {
    ...{ step: 'serveDunning', served: 'dunningServed', visit: null },
    title: { zh: '送达催费通知', en: 'Dunning notice served' },
  },
  deadlineNotice: {
    ...{ step: 'serveDeadline', served: 'deadlineServed', visit: null },
    title: { zh: '送达限期通知', en: 'Deadline notice served' },
  },
  stewardVisit: {
    ...{ step: 'visitAsSteward', served: 'stewardVisited', visit: 'stewardVisit' },
    title: { zh: '登记上门', en: "Steward's visit" },
  },
  assistantVisit: {
    ...{ step: 'visitAsAssistant', served: 'assistantVisited', visit: 'assistantVisit' },
    title: { zh: '登记拜访', en: "Assistant's visit" },
  },
} as const satisfies Partial<Record<Stage, object>>;

type DoorStage = keyof typeof atTheDoor;

const isDoorStage = (state: unknown): state is DoorStage => Object.hasOwn(atTheDoor, String(state));

/** What the door needs: what is owed and since when, and neither who lives there nor their number. */
const KEPT = ['building', 'room', 'owed', 'since', 'lateFee'];

/** It is not served yet, and neither paused nor promised. */
export const isTheirTurn = ({ state, ...data }: Document): boolean =>
  isDoorStage(state) &&
  data[atTheDoor[state].served] === undefined &&
  data.pausedUntil === undefined &&
  data.promisedOn === undefined &&
  Number(data.owed) > 0;

/** A case of the chase as a stop of a round; none at a stage that is settled elsewhere. */
export function chaseStop({ id, data }: Pick<Row, 'id' | 'data'>): readonly Stop[] {
  if (!isDoorStage(data.state)) return [];
  const { step, visit, title } = atTheDoor[data.state];
  const owed = moneyText(Number(data.owed));
  return [
    {
      register: 'arrears',
      id,
      building: String(data.building),
      room: String(data.room),
      why: { zh: `欠费 ${owed}`, en: `Owes ${owed}` },
      notes: [],
      known: onlyThese(data, KEPT),
      yes: { step, title, ...(visit ? { preset: { [visit]: { met: true } } } : {}) },
      ...(visit ? { no: nobodyMet(step, visit) } : {}),
    },
  ];
}

const nobodyMet = (step: string, visit: string): Answer => ({
  step,
  title: { zh: '未见到业户', en: 'Nobody met' },
  preset: { [visit]: { met: false, why: 'unknown' } },
});
