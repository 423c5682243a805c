import { type Register, stepOf } from '../../../rulebook/notation/register.ts';
import { type Claim, claimsOf } from '../../../rulebook/reading/awaited.ts';
import { answer } from '../../../rulebook/reading/evaluate.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { referenceOf, renderBoth } from '../../../rulebook/reading/render.ts';
import { getOne } from '../firebase/lite.ts';
import { dayText, stampText } from '../language/time.ts';
import type { Words } from '../language/words.ts';
import { registerNamed, withRegisters } from '../registers.ts';
import type { Session } from '../session/session.ts';
import { isDenied } from './failures.ts';
import type { Document } from './store.ts';
import type { Found, WaitingItem } from './waiting-for-me.ts';

/** What is read once for all of the records. */
type Known = Map<string, Document | null>;

/** Of the records that were found, those that wait for this person, with what is awaited: first what is answered at once. */
export async function itemsOf(found: readonly Found[], session: Session): Promise<WaitingItem[]> {
  const known: Known = new Map();
  const items = await Promise.all(found.map((each) => itemOf(each, session, known)));
  return items
    .filter((item) => item !== null)
    .toSorted((one, other) => other.answers.length - one.answers.length);
}

async function itemOf(
  { register: name, row }: Found,
  session: Session,
  known: Known,
): Promise<WaitingItem | null> {
  const register = await registerNamed(name);
  const { id, path, data } = row;
  for (const claim of claimsOf(register, String(data.state))) {
    if (!(await isMine(claim, register, row, session, known))) continue;
    const isAnsweredHere = register.states[String(data.state)]?.kind === 'runs';
    const at = (data.last as { at?: unknown } | undefined)?.at;
    return {
      ...{ key: path, register: name, id, record: data, title: claim.words },
      text: await textOf(register, data, session, known),
      at: at instanceof Date ? at : null,
      answers: isAnsweredHere
        ? claim.steps.map((step) => ({ step, title: stepOf(register, step).title }))
        : [],
    };
  }
  return null;
}

const isMine = (
  { of }: Claim,
  register: Register,
  { id, data }: Found['row'],
  { site, uid, zone }: Session,
  known: Known,
): Promise<boolean> =>
  withRegisters((registers) => {
    const now = new Date();
    const scene = {
      ...{ registers, register, id, actor: uid, now, today: dayText(now, zone) },
      ...{ before: data, after: data, planned: () => undefined },
    };
    return answer(of, scene, (name, other) => readInto(known, site, name, other), known);
  });

/** What one may not read counts as not there. */
async function readInto(known: Known, site: string, name: string, id: string): Promise<Document | null> {
  const key = `${name}/${id}`;
  const read = known.get(key);
  if (read !== undefined) return read;
  const path = recordPath(site, await registerNamed(name), id);
  const found = await getOne(path).catch((error) => {
    if (isDenied(error)) return null;
    throw error;
  });
  known.set(key, found);
  return found;
}

/** What the record is called, and what is asked for. Of people it says nothing: their names are not read here. */
async function textOf(
  register: Register,
  record: Document,
  { site, zone }: Session,
  known: Known,
): Promise<Words> {
  const rendering = { nameOf: () => '', stamp: (at: Date) => stampText(at, zone) };
  const both = (of: Register, template: string, data: Document): Words =>
    renderBoth({ zh: template, en: template }, data, { ...rendering, register: of });
  const reference = referenceOf(register);
  const other = reference ? await registerNamed(reference.register) : register;
  const called = reference
    ? await readInto(known, site, reference.register, String(record[reference.field]))
    : record;
  const [subject, detail] = [
    both(other, other.subject, called ?? {}),
    both(register, register.detail, record),
  ];
  const joined = (language: keyof Words): string =>
    [subject[language], detail[language]]
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .join(' · ');
  return { zh: joined('zh'), en: joined('en') };
}
