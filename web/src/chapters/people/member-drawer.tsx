import { useState } from 'preact/hooks';
import type { Role } from '../../../../rulebook/site/roles.ts';
import type { Row } from '../../data/store.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Badge, Clauses, Problem } from '../../kit/notes.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { Contact } from '../../records/phones.tsx';
import { useSession } from '../../session/current.ts';
import { roleWords } from '../../session/held.ts';
import type { BouncedMember } from './bounced.ts';
import { BouncedNote } from './bounced-note.tsx';
import { buildingsOf, chainOf, chainProblem, isActive, nameOf, reportingTo, rolesOf } from './chain.ts';
import { Dismissing } from './leaving/dismissing.tsx';
import { MemberForm } from './member-form.tsx';
import { Resetting } from './resetting.tsx';

interface DrawerProps {
  readonly member: Row;
  readonly members: readonly Row[];
  readonly byUid: ReadonlyMap<string, Row>;
  readonly bounced: BouncedMember | undefined;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One person: roles, buildings, whom they answer to and who answers to them. */
export function MemberDrawer({ member, members, byUid, bounced, mayChange, onClose }: DrawerProps) {
  const say = useWords();
  const { uid } = useSession();
  const [doing, setDoing] = useState<'change' | 'dismiss' | 'reset' | null>(null);
  const isSelf = member.id === uid;
  const below = reportingTo(member.id, members);
  const buildings = buildingsOf(member);
  if (doing === 'change') return <MemberForm member={member} onClose={onClose} />;
  if (doing === 'dismiss') return <Dismissing member={member} members={members} onClose={onClose} />;
  if (doing === 'reset') return <Resetting member={member} onClose={onClose} />;
  return (
    <Dialog
      title={nameOf(member)}
      isDrawer
      onClose={onClose}
      foot={
        mayChange &&
        !isSelf && (
          <>
            {isActive(member) && (
              <Button kind="danger" onClick={() => setDoing('dismiss')}>
                {say({ zh: '离职', en: 'Dismiss' })}
              </Button>
            )}
            {isActive(member) && member.data.signInName !== undefined && (
              <Button onClick={() => setDoing('reset')}>
                {say({ zh: '重设密码', en: 'Reset the password' })}
              </Button>
            )}
            <Button kind="primary" onClick={() => setDoing('change')}>
              {say(isActive(member) ? { zh: '修改', en: 'Change' } : { zh: '复职', en: 'Reinstate' })}
            </Button>
          </>
        )
      }
    >
      <p class="member-roles">
        {!isActive(member) && <Badge>{say({ zh: '离职', en: 'Dismissed' })}</Badge>}
        {rolesOf(member).map((role) => (
          <Badge key={role} tone="busy">
            {say(roleWords(role as Role) ?? { zh: role, en: role })}
          </Badge>
        ))}
      </p>
      {bounced && <BouncedNote bounced={bounced} isOwn={isSelf} />}
      <dl class="facts">
        <Fact title={say({ zh: '负责楼栋', en: 'Buildings' })}>{say(listed(buildings)) || '—'}</Fact>
        <Fact title={say({ zh: '电话', en: 'Phone' })}>
          <Contact text={text(member.data.phone)} />
        </Fact>
        <Fact title={say({ zh: '邮箱', en: 'E-mail' })}>{text(member.data.email)}</Fact>
        {member.data.signInName !== undefined && (
          <Fact title={say({ zh: '登录名', en: 'Sign-in name' })}>{text(member.data.signInName)}</Fact>
        )}
      </dl>
      <Chain member={member} byUid={byUid} below={below} />
      {mayChange && isSelf && (
        <p class="muted">
          {say({
            zh: '不能更改自己的职务，请由另一位管理人员办理',
            en: 'Nobody changes their own membership; somebody else has to',
          })}{' '}
          <Clauses ids={['R6.1.3']} />
        </p>
      )}
    </Dialog>
  );
}

const listed = (items: readonly string[]): Words => ({ zh: items.join('、'), en: items.join(', ') });

const text = (value: unknown): string => (value === undefined || value === '' ? '—' : String(value));

function Fact({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The chain of responsibility: who hears of an overdue matter of this person, one after the other (R6.1.3). */
function Chain({ member, byUid, below }: Pick<DrawerProps, 'member' | 'byUid'> & { below: readonly Row[] }) {
  const say = useWords();
  const chain = chainOf(member, byUid);
  const problem = chainProblem(member, byUid);
  return (
    <section class="section">
      <h3>
        {say({ zh: '责任链', en: 'Chain of responsibility' })} <Clauses ids={['R6.1.3']} />
      </h3>
      {problem && <Problem words={problem} clauses={['R6.1.3']} />}
      <ol class="chain">
        {[member, ...chain].map((each, level) => (
          <li key={each.id}>
            <span class="dot busy" />
            <span>
              <b>{nameOf(each)}</b>{' '}
              <span class="muted">
                {rolesOf(each)
                  .map((role) => say(roleWords(role as Role)))
                  .join(' · ')}
              </span>
              {!isActive(each) && (
                <span class="muted">{say({ zh: '（已离职，跳过）', en: ' (dismissed: passed over)' })}</span>
              )}
              {level === 0 && (
                <span class="muted">{say({ zh: '（逾期先告知本人）', en: ' (told first)' })}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {below.length > 0 && (
        <p class="muted">
          {say({ zh: '下属：', en: 'Report to this person: ' })}
          {say(listed(below.map(nameOf)))}
        </p>
      )}
    </section>
  );
}
