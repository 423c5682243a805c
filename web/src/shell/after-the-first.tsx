import { later } from '../kit/later.tsx';
import { deskHere } from '../session/desk-here.ts';
import { useOwnMembership } from '../session/follow-membership.ts';
import { KeptNotice } from './kept-notice.tsx';
import { useScrollPosition } from './scroll-position.ts';
import { Shortcuts } from './shortcuts.tsx';

// What of the desk is fetched when the first records are on the screen: one file, since each costs the first load some bytes.
export { Waiting } from './waiting.tsx';

const AtDesk = later(() => import('../chapters/people/desk/at-desk.tsx').then((m) => m.AtDesk), false);

/** Follows who one is here and where a page was left, listens to the keyboard, and says of when the screen is. */
export function AfterTheFirst({ path }: { path: string }) {
  useOwnMembership();
  useScrollPosition(path);
  return (
    <>
      <KeptNotice />
      {deskHere() && <AtDesk />}
      <Shortcuts />
    </>
  );
}
