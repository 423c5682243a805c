import './home-actions.css';
import { useState } from 'preact/hooks';
import type { HomeAction } from '../../../../rulebook/printing/home.ts';
import { home } from '../../generated/home.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import type { IconName } from '../../kit/icon.tsx';
import { useWords } from '../../language/words.ts';
import { isRegisterName } from '../../registers.ts';
import { useSession } from '../../session/current.ts';
import { holdsNow, rolesNow } from '../../session/session.ts';
import { BeginRecord } from '../begin-record.tsx';
import { homeFor } from './home-for.ts';

/** What the person can begin: what they do all day large, the rest behind it. It follows from who may take which step. */
export function HomeActions() {
  const say = useWords();
  const session = useSession();
  const [begun, setBegun] = useState<HomeAction | null>(null);
  const { often, others } = homeFor(home, {
    held: rolesNow(session, new Date()),
    keepsKeys: session.keepsKeys,
  });
  const draw = (action: HomeAction, isLarge: boolean) => {
    const look = {
      class: isLarge ? 'home-action' : undefined,
      kind: isLarge ? ('plain' as const) : ('quiet' as const),
      icon: (action.icon ?? 'plus') as IconName,
    };
    const key = `${action.register} ${action.step} ${action.href}`;
    return (
      <li key={key}>
        {action.href === undefined ? (
          <Button {...look} onClick={() => setBegun(action)}>
            {say(action.words)}
          </Button>
        ) : (
          <LinkButton {...look} href={action.href}>
            {say(action.words)}
          </LinkButton>
        )}
      </li>
    );
  };
  return (
    <>
      <ul class="home-often">
        {often.map((action) => draw(action, true))}
        {holdsNow(session, 'supervisor', 'manager', 'gm') && (
          <>
            <li>
              <LinkButton class="home-action" icon="warn" href="/exceptions">
                {say({ zh: '异常一览', en: 'Exceptions' })}
              </LinkButton>
            </li>
            <li>
              <LinkButton class="home-action" icon="check" href="/reports/compliance">
                {say({ zh: '本月制度执行', en: 'Clauses kept this month' })}
              </LinkButton>
            </li>
          </>
        )}
      </ul>
      {others.length > 0 && (
        <details class="home-others">
          <summary>{say({ zh: `更多（${others.length}）`, en: `More (${others.length})` })}</summary>
          <ul>{others.map((action) => draw(action, false))}</ul>
        </details>
      )}
      {begun && isRegisterName(begun.register) && (
        <BeginRecord register={begun.register} step={begun.step} onClose={() => setBegun(null)} />
      )}
    </>
  );
}
