import { useMemo, useState } from 'preact/hooks';
import type { Role } from '../../../../rulebook/roles.ts';
import { type Settings, siteTime } from '../../../../rulebook/settings.ts';
import type { Document, Row } from '../../data/store.ts';
import { useRecord } from '../../data/watch.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Loading, Problem } from '../../kit/notes.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { holdsNow, roleWords } from '../../session/session.ts';
import { isActive, nameOf, rolesOf } from './chain.ts';

interface NamingProps {
  readonly why: 'designation' | 'leave';
  readonly members: readonly Row[];
  readonly onClose: () => void;
}

const titles: Readonly<Record<NamingProps['why'], Words>> = {
  designation: { zh: '指定谁保管钥匙？', en: 'Who keeps the keys?' },
  leave: { zh: '休假期间由谁代行职责？', en: 'Who stands in during the leave?' },
};

/** First the person, for whom there is one record of each reason; then its form. */
export function Naming({ why, members, onClose }: NamingProps) {
  const say = useWords();
  const { uid } = useSession();
  const [keeper, setKeeper] = useState<string | null>(null);
  if (keeper !== null) return <Terms why={why} keeper={keeper} onClose={onClose} />;
  const offered = members.filter((each) => isActive(each) && each.id !== uid);
  return (
    <Dialog title={say(titles[why])} isDrawer onClose={onClose}>
      <ul class="rows">
        {offered.map((each) => (
          <li key={each.id}>
            <button type="button" class="row member-row" onClick={() => setKeeper(each.id)}>
              <span class="row-main">
                <b>{nameOf(each)}</b>
                <span>
                  {rolesOf(each)
                    .map((role) => say(roleWords(role as Role)))
                    .join(' · ')}
                </span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** The form of the step: the first time, again after an earlier term has ended, or why neither. */
function Terms({ why, keeper, onClose }: { why: NamingProps['why']; keeper: string; onClose: () => void }) {
  const say = useWords();
  const session = useSession();
  const id = `${why}~${keeper}`;
  const { value: earlier, failure } = useRecord(`sites/${session.site}/keyKeepers/${id}`);
  const preset = usePreset(why, keeper);
  if (earlier === undefined || earlier?.state === 'active') {
    return (
      <Dialog title={say(titles[why])} isDrawer onClose={onClose}>
        {earlier ? <Problem words={running} clauses={['R4.4.1.10']} /> : failure == null && <Loading />}
      </Dialog>
    );
  }
  const step = why === 'leave' ? 'delegate' : 'designate';
  return (
    <StepDialog
      register="keyKeepers"
      step={earlier === null ? step : `${step}Again`}
      id={id}
      record={earlier}
      preset={preset}
      isDrawer
      onClose={onClose}
    />
  );
}

const running: Words = {
  zh: '此人已有一项在有效期内；要改期限或钥匙类别，请先提前结束',
  en: 'There is one that still runs for this person; end it first to change its time or its kinds of key',
};

const YEAR_DAYS = 365;

/** A designation usually lasts until further notice, a leave from now to the end of tomorrow's working day. */
function usePreset(why: NamingProps['why'], keeper: string): Document {
  const session = useSession();
  return useMemo(() => {
    const { calendar, settings } = siteTime(session.settings as Partial<Settings>);
    const from = new Date(Math.floor(Date.now() / 60_000) * 60_000);
    const until = (days: number) =>
      calendar.instant(calendar.shiftDay(calendar.day(from), days), settings.closing);
    if (why === 'designation') return { why, keeper, from, until: until(YEAR_DAYS) };
    const onBehalfOf =
      holdsNow(session, 'manager') && !holdsNow(session, 'supervisor') ? {} : { onBehalfOf: session.uid };
    return { why, keeper, from, until: until(1), ...onBehalfOf };
  }, [why, keeper, session]);
}
