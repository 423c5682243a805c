import { membersQuery } from '../../data/names.ts';
import { useRows } from '../../data/watch.ts';
import { LinkButton } from '../../kit/button.tsx';
import { useWords } from '../../language/words.ts';
import { callOf } from '../../records/phones.tsx';
import { useSession } from '../../session/current.ts';

/** Calls the first of these who has left a telephone number. */
export function CallOthers({ of: uids, kind }: { of: readonly string[]; kind: 'plain' | 'quiet' }) {
  const say = useWords();
  const { site } = useSession();
  const { value } = useRows(membersQuery(site));
  const [callee] = uids
    .map((uid) => value?.find(({ id }) => id === uid)?.data)
    .filter((member) => typeof member?.phone === 'string' && member.phone !== '');
  if (!callee) return null;
  return (
    <LinkButton kind={kind} icon="phone" href={callOf(String(callee.phone))}>
      {say({ zh: `致电 ${callee.name}`, en: `Call ${callee.name}` })}
    </LinkButton>
  );
}
