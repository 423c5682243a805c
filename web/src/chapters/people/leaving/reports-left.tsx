import { useMemo } from 'preact/hooks';
import type { Row } from '../../../data/store.ts';
import { Clauses } from '../../../kit/notes.tsx';
import { tell } from '../../../kit/says.tsx';
import { useWords } from '../../../language/words.ts';
import { useSession } from '../../../session/current.ts';
import { chainOf, isActive, nameOf, reportingTo } from '../chain.ts';
import { changeMember } from './change-member.ts';
import { HandOn } from './hand-on.tsx';

/** Who reports to the person who leaves: each has somebody else above, or what is late passes nobody (R6.1.3). */
export function ReportsLeft({ member, members }: { member: Row; members: readonly Row[] }) {
  const say = useWords();
  const { site } = useSession();
  const byUid = useMemo(() => new Map(members.map((each) => [each.id, each])), [members]);
  const below = reportingTo(member.id, members);
  if (below.length === 0) return null;
  const title = { zh: '以其为上级的员工', en: 'Who reports to them' };
  // Nobody comes to report, at however many removes, to themselves.
  const above = (person: Row) =>
    members.filter(
      (each) =>
        isActive(each) &&
        each.id !== member.id &&
        each.id !== person.id &&
        !chainOf(each, byUid).some(({ id }) => id === person.id),
    );
  return (
    <section class="section" aria-label={say(title)}>
      <h3>
        {say(title)} <Clauses ids={['R6.1.3']} />
      </h3>
      <ul class="hand-ons">
        {below.map((person) => (
          <HandOn
            key={person.id}
            what={{ zh: `${nameOf(person)} 的上级`, en: `Whom ${nameOf(person)} reports to` }}
            to={above(person)}
            proposed={member.data.reportsTo === undefined ? undefined : String(member.data.reportsTo)}
            onGive={async (to) => {
              await changeMember(site, person, { reportsTo: to.id });
              tell({
                zh: `${nameOf(person)} 改以${nameOf(to)}为上级`,
                en: `${nameOf(person)} reports to ${nameOf(to)} now`,
              });
            }}
          />
        ))}
      </ul>
    </section>
  );
}
