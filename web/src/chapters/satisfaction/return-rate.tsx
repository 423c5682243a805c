import './return-rate.css';
import { RETURN_TARGET } from '../../../../rulebook/chapters/satisfaction/reports.ts';
import { readingFailed } from '../../data/failures.ts';
import { membersQuery } from '../../data/names.ts';
import type { Document } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { Icon } from '../../kit/icon.tsx';
import { Clauses, Loading, Problem } from '../../kit/notes.tsx';
import { fill, useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { buildingWords, useBuildings } from './buildings.ts';
import { RateBar } from './rate-bar.tsx';
import { byStewardOf, type Returned, type Returns, rateOf, rateText } from './returns.ts';
import { useReturns } from './use-returns.ts';

interface RateProps {
  readonly id: string;
  readonly survey: Document;
  /** What came last: counted again whenever it changes. Null while it is not known. */
  readonly since: string | null;
}

/** R3.4.6.2 How many of those who are asked have answered by now, against 70 %. */
export function ReturnRate({ id, survey, since }: RateProps) {
  const say = useWords();
  const site = useBuildings();
  const buildings = (survey.buildings as readonly string[] | undefined) ?? site.buildings;
  const asked = Number(survey.asked ?? 0);
  const { returns, failure } = useReturns({ survey: id, asked, buildings, since });
  const failed = failure ?? (buildings ? null : site.failure);
  return (
    <section class="section" aria-label={say({ zh: '回收率', en: 'Return rate' })}>
      <h2>
        {say({ zh: '回收率', en: 'Return rate' })} <Clauses ids={['R3.4.6.2']} />
      </h2>
      {failed != null && <Problem words={readingFailed(failed)} />}
      {!returns && failed == null && <Loading rows={2} />}
      {returns && (
        <>
          <InAll returned={returns.all} />
          <div class="returns-tables">
            <ByBuilding returns={returns} />
            <BySteward returns={returns} />
          </div>
        </>
      )}
    </section>
  );
}

const sofar: Words = { zh: '已收回 {answered} 份，共发放 {asked} 份', en: '{answered} of {asked} answered' };
const reached: Words = { zh: '已达到 {target} %', en: '{target} % is reached' };
const short: Words = {
  zh: '未达 {target} %，还差 {more} 份',
  en: 'Short of {target} % by {more}',
};

function InAll({ returned }: { returned: Returned }) {
  const say = useWords();
  const rate = rateOf(returned);
  const isReached = rate !== null && rate >= RETURN_TARGET;
  const more = Math.ceil((returned.asked * RETURN_TARGET) / 100) - returned.answered;
  return (
    <div class="card return-rate" role="status">
      <b class="return-figure">{rateText(rate)}</b>
      <div class="return-told">
        <span>{say(fill(sofar, { ...returned }))}</span>
        <span class={isReached ? 'return-reached' : 'return-short'}>
          <Icon name={isReached ? 'check' : 'warn'} />
          {say(fill(isReached ? reached : short, { target: RETURN_TARGET, more }))}
        </span>
      </div>
      <RateBar rate={rate} />
    </div>
  );
}

interface LineProps {
  readonly called: string;
  readonly returned: Returned;
}

function Line({ called, returned }: LineProps) {
  const rate = rateOf(returned);
  return (
    <tr>
      <th scope="row">{called}</th>
      <td>
        {returned.answered} / {returned.asked}
      </td>
      <td>{rateText(rate)}</td>
      <td>
        <RateBar rate={rate} />
      </td>
    </tr>
  );
}

function Head({ first }: { first: Words }) {
  const say = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{say(first)}</th>
        <th scope="col">{say({ zh: '收回', en: 'Answered' })}</th>
        <th scope="col">{say({ zh: '回收率', en: 'Rate' })}</th>
        <td />
      </tr>
    </thead>
  );
}

function ByBuilding({ returns }: { returns: Returns }) {
  const say = useWords();
  if (returns.byBuilding.size === 0) return null;
  return (
    <table class="returns">
      <caption>{say({ zh: '按楼栋', en: 'By building' })}</caption>
      <Head first={{ zh: '楼栋', en: 'Building' }} />
      <tbody>
        {[...returns.byBuilding].map(([building, returned]) => (
          <Line key={building} called={say(buildingWords(building))} returned={returned} />
        ))}
      </tbody>
    </table>
  );
}

/** Whose buildings they are: who may be asked to visit those that are left. */
function BySteward({ returns }: { returns: Returns }) {
  const say = useWords();
  const { site } = useSession();
  const { value: members } = useRows(membersQuery(site));
  const stewards = byStewardOf(returns, members ?? []);
  if (stewards.length === 0) return null;
  const called = (name: string, buildings: readonly string[]) =>
    say({ zh: `${name}（${buildings.join('、')} 栋）`, en: `${name} (${buildings.join(', ')})` });
  return (
    <table class="returns">
      <caption>{say({ zh: '按片区管理员', en: 'By steward' })}</caption>
      <Head first={{ zh: '片区管理员', en: 'Steward' }} />
      <tbody>
        {stewards.map(({ uid, name, buildings, ...returned }) => (
          <Line key={uid} called={called(name, buildings)} returned={returned} />
        ))}
      </tbody>
    </table>
  );
}
