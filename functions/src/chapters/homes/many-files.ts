import type { Firestore } from 'firebase-admin/firestore';
import { filesSeenMost } from '../../../../rulebook/chapters/homes/site-settings.ts';
import { registers } from '../../../../rulebook/chapters/index.ts';
import type { RecordData, Stamp } from '../../../../rulebook/notation/record.ts';
import { setAt } from '../../../../rulebook/notation/setting.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import { derivedId } from '../../consequences/derived-id.ts';
import type { Change } from '../../consequences/tell-of.ts';
import type { Notice } from '../../notices/notice.ts';
import type { People } from '../../notices/people.ts';
import { tellOnce } from '../../notices/tell-leaders.ts';
import { readSiteTime } from '../../records/site-time.ts';

const HOUR = 60 * 60_000;

/**
 * R2.4.16 Whoever looks at the private parts of more households within an hour than the site has set, at files or at
 * telephone numbers, is told of to the manager, once in the hour; of a manager, to whoever stands above. Counted anew from
 * the registers at each event.
 */
export async function tellOfManyFiles(
  db: Firestore,
  { site, register, id, after }: Change,
  now: Date,
): Promise<void> {
  if (!after) return;
  const { last, seen, called } = after as RecordData & Record<'seen' | 'called', Stamp | undefined>;
  const { by, at } = last;
  // What is decided or ends shows nothing to anybody.
  if ((seen ?? called)?.at.getTime() !== at.getTime()) return;
  const [{ settings }, households] = await Promise.all([readSiteTime(db, site), seenBy(db, site, by, at)]);
  if (households.size <= Number(setAt(settings, filesSeenMost))) return;
  const hour = Math.floor(at.getTime() / HOUR);
  await tellOnce(db, { site, id: derivedId(['manyFiles', by, hour]), now }, (people) => ({
    whom: whomOf(people, by),
    notice: noticeOf(site, { register, id }, people.nameOf(by), households.size),
  }));
}

/** The households whose private parts somebody has seen in the hour before. */
async function seenBy(db: Firestore, site: string, by: string, until: Date): Promise<ReadonlySet<string>> {
  const since = new Date(until.getTime() - HOUR);
  const [files, numbers] = await Promise.all([
    db
      .collection(collectionPath(site, registers('fileViewings')))
      .where('seen.at', '>', since)
      .where('seen.at', '<=', until)
      .get(),
    db
      .collection(collectionPath(site, registers('disclosures')))
      .where('called.at', '>', since)
      .where('called.at', '<=', until)
      .get(),
  ]);
  const theirs = [
    ...files.docs.filter((each) => each.get('seen.by') === by),
    ...numbers.docs.filter((each) => each.get('called.by') === by),
  ];
  return new Set(theirs.map((each) => String(each.get('household'))));
}

function whomOf(people: People, by: string): readonly string[] {
  // Who holds the role by a leave of theirs alone is whom they chose themselves.
  const managers = people.own(['manager']).filter((uid) => uid !== by);
  const above = people.above(by, 1);
  if (managers.length > 0) return people.reaching(managers).filter((uid) => uid !== by);
  return above === null ? [] : [above];
}

const noticeOf = (
  site: string,
  { register, id }: { register: string; id: string },
  name: string,
  count: number,
): Notice => ({
  site,
  kind: 'manyFilesSeen',
  register,
  record: id,
  title: {
    zh: '短时间内查看多户私密档案或电话',
    en: 'Many private files or telephone numbers looked at in a short time',
  },
  text: {
    zh: `${name} 一小时内查看了 ${count} 户的私密档案或电话，请核实是否工作需要`,
    en: `${name} looked at private files or telephone numbers of ${count} households within an hour: please ask what for`,
  },
  clauses: ['R2.4.16'],
});
