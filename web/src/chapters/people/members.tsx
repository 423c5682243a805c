import '../../records/records.css';
import './members.css';
import { useMemo, useState } from 'preact/hooks';
import type { Role } from '../../../../rulebook/site/roles.ts';
import { readingFailed } from '../../data/failures.ts';
import { membersQuery } from '../../data/names.ts';
import type { Row } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRows } from '../../data/watch.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Badge, Clauses, Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { useWords } from '../../language/words.ts';
import { usePrintedList } from '../../paper/use-printed-list.tsx';
import { useSession } from '../../session/current.ts';
import { holdsAsOwn, roleWords } from '../../session/held.ts';
import { type BouncedMember, useBounced } from './bounced.ts';
import { buildingsOf, chainOf, chainProblem, isActive, nameOf, rolesOf } from './chain.ts';
import { Keepers } from './keepers.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { MemberForm } from './member-form.tsx';

const active = { zh: '在职', en: 'Active' };
const everybody = { zh: '全部', en: 'All' };

/** 员工名册: who works here, in which roles, who answers to whom, and who keeps the keys. */
export function Members() {
  const say = useWords();
  const session = useSession();
  // Everybody at once, as the names of every page need them: no further reads here.
  const { value: members, failure } = useRows(membersQuery(session.site));
  const byUid = useMemo(() => new Map(members?.map((each) => [each.id, each])), [members]);
  const bounced = useBounced();
  const [isAll, setIsAll] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const mayChange = holdsAsOwn(session, 'admin', 'manager', 'gm');
  const shown = members?.filter((each) => isAll || isActive(each)).toSorted(byName);
  const opened = chosen === null ? undefined : byUid.get(chosen);
  const printed = usePrintedList({
    register: useRegisters('members')?.('members') ?? null,
    list: isAll ? everybody : active,
    query: membersQuery(session.site),
    rows: shown,
    total: shown?.length ?? null,
    inOrder: (rows) => rows.filter((each) => isAll || isActive(each)).toSorted(byName),
  });
  return (
    <Page
      title={{ zh: '员工', en: 'Members' }}
      actions={
        <>
          {printed.button}
          {mayChange && (
            <LinkButton icon="upload" href="/members/import">
              {say({ zh: '导入名单', en: 'Import a list' })}
            </LinkButton>
          )}
          {mayChange && (
            <Button kind="primary" icon="plus" onClick={() => setIsAdding(true)}>
              {say({ zh: '新增员工', en: 'Add a member' })}
            </Button>
          )}
        </>
      }
    >
      {printed.paper}
      <nav class="chips" aria-label={say({ zh: '筛选', en: 'Filter' })}>
        <button type="button" class="chip" aria-pressed={!isAll} onClick={() => setIsAll(false)}>
          {say(active)}
        </button>
        <button type="button" class="chip" aria-pressed={isAll} onClick={() => setIsAll(true)}>
          {say(everybody)}
        </button>
      </nav>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!shown && failure == null && <Loading rows={8} />}
      {shown?.length === 0 && <Empty icon="people" words={{ zh: '还没有员工', en: 'No members yet' }} />}
      <ul class="list-rows">
        {shown?.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            byUid={byUid}
            bounced={bounced.get(member.id)}
            onOpen={() => setChosen(member.id)}
          />
        ))}
      </ul>
      <Keepers />
      {opened && members && (
        <MemberDrawer
          key={opened.id}
          member={opened}
          members={members}
          byUid={byUid}
          bounced={bounced.get(opened.id)}
          mayChange={mayChange}
          onClose={() => setChosen(null)}
        />
      )}
      {isAdding && <MemberForm onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

const byName = (left: Row, right: Row): number => nameOf(left).localeCompare(nameOf(right), 'zh-CN');

interface MemberRowProps {
  readonly member: Row;
  readonly byUid: ReadonlyMap<string, Row>;
  readonly bounced: BouncedMember | undefined;
  readonly onOpen: () => void;
}

function MemberRow({ member, byUid, bounced, onOpen }: MemberRowProps) {
  const say = useWords();
  const chain = chainOf(member, byUid);
  const problem = chainProblem(member, byUid);
  const buildings = buildingsOf(member);
  return (
    <li>
      <button type="button" class="list-row member-row" onClick={onOpen}>
        <span class="avatar" aria-hidden="true" data-initial={nameOf(member).slice(0, 1)} />
        <span class="list-main">
          <b>{nameOf(member)}</b>
          <span>
            {problem ? (
              <span class="late">
                {say(problem)} <Clauses ids={['R6.1.3']} />
              </span>
            ) : (
              chain.length > 0 && (
                <>
                  {say({ zh: '上报 ', en: 'Reports to ' })}
                  {chain.map(nameOf).join(' › ')}
                </>
              )
            )}
          </span>
        </span>
        <span class="member-roles">
          {bounced && <Badge tone="bad">{say({ zh: '邮件被退回', en: 'Mail comes back' })}</Badge>}
          {!isActive(member) && <Badge>{say({ zh: '离职', en: 'Dismissed' })}</Badge>}
          {rolesOf(member).map((role) => (
            <Badge key={role} tone="busy">
              {say(roleWords(role as Role) ?? { zh: role, en: role })}
            </Badge>
          ))}
          {buildings.length > 0 && (
            <Badge>{say({ zh: `${buildings.join('、')} 栋`, en: `Bldg ${buildings.join(', ')}` })}</Badge>
          )}
        </span>
        <Icon name="next" />
      </button>
    </li>
  );
}
