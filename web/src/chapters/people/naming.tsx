import { useMemo } from 'preact/hooks';
import { type Settings, siteTime } from '../../../../rulebook/site/settings.ts';
import type { Document } from '../../data/store.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { holdsAsOwn } from '../../session/held.ts';
import type { Session } from '../../session/session.ts';
import type { BeginningProps } from '../chapter-pages.ts';

/** The register in which somebody is named. */
export type NamingWhy = 'keyKeepers' | 'delegations';

const follows: Readonly<Record<NamingWhy, Words>> = {
  keyKeepers: {
    zh: '期限一到自动失效；同一人可有多项，也可预先指定。',
    en: 'It ends by itself at its time; one person may have several, and some ahead.',
  },
  delegations: {
    zh: '受托人在此期间有休假人的职务、楼栋和所保管的钥匙，期限一到自动收回；不能再转委托，也不能指定或任免他人。',
    en: 'For that time the stand-in has the roles, buildings and keys of the one on leave, and hands nothing on: they name, appoint and dismiss nobody. It ends by itself.',
  },
};

/** Names a keeper, or who stands in during a leave: oneself is the one on leave unless a manager says otherwise. */
export function Naming({ register, onClose, onDone }: BeginningProps) {
  const why: NamingWhy = register === 'delegations' ? 'delegations' : 'keyKeepers';
  const say = useWords();
  const session = useSession();
  const preset = useMemo(() => presetOf(why, session), [why, session]);
  const isForOthers = why === 'delegations' && holdsAsOwn(session, 'manager');
  return (
    <StepDialog
      register={why}
      step={why === 'delegations' ? 'delegate' : 'designate'}
      preset={preset}
      about={isForOthers ? [] : ['absent']}
      note={<p class="notice-box">{say(follows[why])}</p>}
      isDrawer
      onClose={onClose}
      {...(onDone ? { onDone } : {})}
    />
  );
}

const YEAR_DAYS = 365;

/** A designation usually lasts until further notice, a leave from now to the end of tomorrow's working day. */
function presetOf(why: NamingWhy, session: Session): Document {
  const { calendar, settings } = siteTime(session.settings as Partial<Settings>);
  const from = new Date(Math.floor(Date.now() / 60_000) * 60_000);
  const until = (days: number) =>
    calendar.instant(calendar.shiftDay(calendar.day(from), days), settings.closing);
  if (why === 'keyKeepers') return { from, until: until(YEAR_DAYS) };
  return { absent: session.uid, from, until: until(1) };
}
