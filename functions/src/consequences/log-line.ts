import { FieldValue } from 'firebase-admin/firestore';
import { dateOf } from '../../../rulebook/notation/record.ts';
import { entriesPath } from '../../../rulebook/reading/paths.ts';
import { shiftAt } from '../../../rulebook/site/shift.ts';
import { derivedId } from './derived-id.ts';
import type { Effect } from './effects.ts';
import { plainly } from './plainly.ts';
import type { Taken } from './tell-of.ts';

/** The line that a step writes into the day's duty log by itself (R4.4.1.4, R4.4.1.8). Its id follows from the step. */
export function logLine({ site, register, id, step, after, time, people }: Taken): Effect[] {
  if (!step.log) return [];
  const { kind, words, phoneAt } = step.log;
  const text = plainly(words, after, { register, nameOf: people.nameOf, stamp: time.calendar.stamp });
  const phone = phoneAt ? dateOf(after, phoneAt) : null;
  const day = time.calendar.day(after.last.at);
  const path = `${entriesPath(site, day)}/${derivedId([register.name, id, after.rev])}`;
  const data = {
    day,
    kind,
    text: text.zh,
    textEnglish: text.en,
    shift: shiftAt(after.last.at, time),
    source: { register: register.name, record: id, rev: after.rev },
    by: after.last.by,
    at: FieldValue.serverTimestamp(),
    ...(phone ? { phoneAt: phone } : {}),
  };
  return [{ writes: (suffix) => [{ path: path + suffix, data }], knownBy: ['source'] }];
}
