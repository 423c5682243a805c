import type { Document } from '../data/store.ts';
import { naturally } from '../language/order.ts';
import type { Words } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import type { Session } from '../session/session.ts';

/** What may be entered at a stop: a step of its record, and what of it is known before anybody types. */
export interface Answer {
  readonly step: string;
  readonly title: Words;
  readonly preset?: Document;
}

/** Where one stops on a round. All of it is kept on the device: no more than is needed at the door. */
export interface Stop {
  readonly register: RegisterName;
  /** The record's id. */
  readonly id: string;
  readonly building: string;
  readonly room: string;
  /** What one comes for. */
  readonly why: Words;
  /** What one should know before one knocks: that it is late, that nobody was at home. */
  readonly notes: readonly Words[];
  /** Of the record, what its steps are judged by. */
  readonly known: Document;
  readonly yes: Answer;
  readonly no?: Answer;
}

/** Reads the stops that a chapter has for somebody on a day, once: of what it reads nothing is kept but the stops. */
export type FetchStops = (asked: {
  readonly session: Session;
  /** ISO date */
  readonly today: string;
}) => Promise<readonly Stop[]>;

export const keyOf = ({ register, id }: Pick<Stop, 'register' | 'id'>): string => `${register}/${id}`;

/** The fields of a record that are kept with its stop. */
export const onlyThese = (record: Document, names: readonly string[]): Document =>
  Object.fromEntries(
    ['state', 'rev', ...names]
      .filter((name) => record[name] !== undefined)
      .map((name) => [name, record[name]]),
  );

/** Where the stop is within its building: entrance and floor, as far as the room tells them. */
export function whereabouts({ building, room }: Pick<Stop, 'building' | 'room'>) {
  const rest = room.startsWith(`${building}-`) ? room.slice(building.length + 1) : room;
  const [door = '', ...before] = rest.split('-').reverse();
  // The last two figures count the doors of a floor: 601, 1203.
  const floor = /^\D*(\d+)\d\d\D*$/.exec(door)?.[1] ?? '';
  return { entrance: before.reverse().join('-'), floor };
}

/** A floor of a building, with its stops. */
export interface Floor {
  readonly entrance: string;
  readonly floor: string;
  readonly stops: readonly Stop[];
}

/** The stops of one building in the order in which one walks past the doors, floor by floor. */
export function floorsOf(stops: readonly Stop[]): readonly Floor[] {
  const floors = new Map<string, Floor>();
  for (const stop of stops.toSorted((one, other) => naturally(one.room, other.room))) {
    const { entrance, floor } = whereabouts(stop);
    const key = `${entrance} ${floor}`;
    const known = floors.get(key);
    floors.set(key, { entrance, floor, stops: [...(known?.stops ?? []), stop] });
  }
  return [...floors.values()].sort(
    (one, other) => naturally(one.entrance, other.entrance) || naturally(one.floor, other.floor),
  );
}

/** The buildings of a round, as one counts them. */
export const buildingsOf = (stops: readonly Stop[]): readonly string[] =>
  [...new Set(stops.map(({ building }) => building))].sort(naturally);
