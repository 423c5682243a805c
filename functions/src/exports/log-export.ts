import { randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { entriesPath } from '../../../rulebook/reading/paths.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { Call } from '../callables/callable.ts';

/** Each export is a line of the duty log of its day: who took out what, and what for (R2.4.16). `day` is an ISO date. */
export async function logExport(
  { db, site, caller }: Call<unknown>,
  register: string,
  text: Words,
  day: string,
): Promise<void> {
  const id = `export~${randomUUID().slice(0, 8)}`;
  await db.doc(`${entriesPath(site, day)}/${id}`).create({
    ...{ day, kind: 'export', shift: 'day', text: text.zh, textEnglish: text.en },
    source: { register, record: id, rev: 1 },
    by: caller.uid,
    at: FieldValue.serverTimestamp(),
  });
}

/** At the foot of each page: who took it out, when, and what for where that was asked. */
export function exportMark(
  { name, language }: Call<unknown>['caller'],
  at: string,
  purpose?: string,
): string {
  const forIt: Words =
    purpose === undefined ? { zh: '', en: '' } : { zh: ` · 用途：${purpose}`, en: ` · for: ${purpose}` };
  return { zh: `导出人 ${name} · ${at}${forIt.zh}`, en: `Exported by ${name} · ${at}${forIt.en}` }[language];
}
