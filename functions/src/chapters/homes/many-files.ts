import type { Firestore } from 'firebase-admin/firestore';
import { filesSeenMost } from '../../../../rulebook/chapters/homes/site-settings.ts';
import { registers } from '../../../../rulebook/chapters/index.ts';
import type { RecordData } from '../../../../rulebook/notation/record.ts';
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
 * R2.4.16 Whoever looks at more private files within an hour than the site has set is told of to the manager, once in
 * the hour; of a manager, to whoever stands above. Counted anew from the register at each event.
 */
export async function tellOfManyFiles(db: Firestore, { site, id, after }: Change, now: Date): Promise<void> {
  if (!after) return;
  const { by, at } = (after as RecordData).last;
  const [{ settings }, seen] = await Promise.all([
    readSiteTime(db, site),
    db
      .collection(collectionPath(site, registers('fileViewings')))
      .where('seen.at', '>', new Date(at.getTime() - HOUR))
      .where('seen.at', '<=', at)
      .get(),
  ]);
  const count = seen.docs.filter((each) => each.get('seen.by') === by).length;
  if (count <= Number(setAt(settings, filesSeenMost))) return;
  const hour = Math.floor(at.getTime() / HOUR);
  await tellOnce(db, { site, id: derivedId(['manyFiles', by, hour]), now }, (people) => ({
    whom: whomOf(people, by),
    notice: noticeOf(site, id, people.nameOf(by), count),
  }));
}

function whomOf(people: People, by: string): readonly string[] {
  const managers = people.holding(['manager']).filter((uid) => uid !== by);
  const above = people.above(by, 1);
  return managers.length > 0 || above === null ? managers : [above];
}

const noticeOf = (site: string, record: string, name: string, count: number): Notice => ({
  site,
  kind: 'manyFilesSeen',
  register: 'fileViewings',
  record,
  title: { zh: '短时间内查看多户私密档案', en: 'Many private files looked at in a short time' },
  text: {
    zh: `${name} 一小时内查看了 ${count} 户的私密档案，请核实是否工作需要`,
    en: `${name} looked at the private files of ${count} households within an hour: please ask what for`,
  },
  clauses: ['R2.4.16'],
});
