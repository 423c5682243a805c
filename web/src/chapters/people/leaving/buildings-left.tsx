import type { Row } from '../../../data/store.ts';
import { Clauses } from '../../../kit/notes.tsx';
import { tell } from '../../../kit/says.tsx';
import { useWords, type Words } from '../../../language/words.ts';
import { useSession } from '../../../session/current.ts';
import { holdsAsOwn } from '../../../session/held.ts';
import { buildingsOf, byManagersAlone, isActive, nameOf, rolesOf } from '../chain.ts';
import { changeMember } from './change-member.ts';
import { HandOn } from './hand-on.tsx';

const noOther: Words = {
  zh: '没有其他片区管理员，请先任命一位',
  en: 'There is no other steward: appoint one first',
};

/** Buildings that would be without a steward: each goes to another one (R6.1.3). */
export function BuildingsLeft({ member, members }: { member: Row; members: readonly Row[] }) {
  const say = useWords();
  const session = useSession();
  const stewards = members.filter(
    (each) => each.id !== member.id && isActive(each) && rolesOf(each).includes('steward'),
  );
  const tended = new Set(stewards.flatMap(buildingsOf));
  const left = rolesOf(member).includes('steward')
    ? buildingsOf(member).filter((building) => !tended.has(building))
    : [];
  if (left.length === 0) return null;
  const mayGive = holdsAsOwn(session, 'manager', 'gm');
  const title = { zh: '没有其他片区管理员的楼栋', en: 'Buildings of no other steward' };
  return (
    <section class="section" aria-label={say(title)}>
      <h3>
        {say(title)} <Clauses ids={['R6.1.3']} />
      </h3>
      {mayGive && stewards.length > 0 ? (
        <ul class="hand-ons">
          {left.map((building) => (
            <HandOn
              key={building}
              what={{ zh: `${building} 栋`, en: `Building ${building}` }}
              to={stewards}
              onGive={async (to) => {
                await changeMember(session.site, to, { buildings: [...buildingsOf(to), building] });
                tell({
                  zh: `${building} 栋改由${nameOf(to)}负责`,
                  en: `${nameOf(to)} has building ${building} now`,
                });
              }}
            />
          ))}
        </ul>
      ) : (
        <p class="muted">
          {left.join(say({ zh: '、', en: ', ' }))} {say({ zh: '栋。', en: '. ' })}
          {say(mayGive ? noOther : byManagersAlone)}
        </p>
      )}
    </section>
  );
}
