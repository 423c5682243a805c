import type { ComponentType } from 'preact';
import { type Role, roles } from '../../../rulebook/site/roles.ts';
import { Problem } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import type { Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { holdsNow } from '../session/session.ts';

/** The page of a place for those whose work is done there; anybody else who opens its address is told whose it is. */
export function placeFor(
  title: Words,
  whose: readonly Role[],
  Inner: ComponentType<object>,
): ComponentType<object> {
  return (props) => {
    if (holdsNow(useSession(), ...whose)) return <Inner {...props} />;
    const [zh, en] = [whose.map((role) => roles[role].zh), whose.map((role) => roles[role].en)];
    return (
      <Page title={title}>
        <Problem words={{ zh: `须由${zh.join('、')}办理`, en: `For: ${en.join(', ')}` }} />
      </Page>
    );
  };
}
