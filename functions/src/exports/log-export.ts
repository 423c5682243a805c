import { randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { z } from 'zod';
import { PURPOSE, saysWhatFor } from '../../../rulebook/reading/export-purpose.ts';
import { entriesPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { shiftAt } from '../../../rulebook/site/shift.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { Call } from '../callables/callable.ts';
import { line } from '../callables/inputs.ts';

/** What something is taken out for, in words (R2.4.16). */
export const whatFor = line(PURPOSE.max).pipe(z.string().refine(saysWhatFor));

/** Each export is a line of the duty log of its day: who took out what, and what for (R2.4.16). */
export async function logExport(
  { db, site, caller, now }: Call<unknown>,
  register: string,
  text: Words,
  time: SiteTime,
): Promise<void> {
  const day = time.calendar.day(now());
  const id = `export~${randomUUID().slice(0, 8)}`;
  await db.doc(`${entriesPath(site, day)}/${id}`).create({
    ...{ day, kind: 'export', shift: shiftAt(now(), time), text: text.zh, textEnglish: text.en },
    source: { register, record: id, rev: 1 },
    by: caller.uid,
    at: FieldValue.serverTimestamp(),
  });
}

/** At the foot of each page: who took it out, when and what for. */
export function exportMark({ name, language }: Call<unknown>['caller'], at: string, purpose: string): string {
  return {
    zh: `导出人 ${name} · ${at} · 用途：${purpose}`,
    en: `Exported by ${name} · ${at} · for: ${purpose}`,
  }[language];
}
