import type { OpenItem, OpenStep } from '../../data/open-items.ts';
import { isSettledElsewhere, placeOf } from '../../data/place-of.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { later } from '../../kit/later.tsx';
import { useWords } from '../../language/words.ts';

const CallOthers = later(() => import('./call-others.tsx').then((m) => m.CallOthers), false);

export type Take = (item: OpenItem, step: string) => void;

interface ActionsProps {
  readonly item: OpenItem;
  readonly now: Date;
  readonly onTake: Take;
}

/** What the person can do about a matter: its form opens here, or the page where it is done; of what is late with somebody else, they are called. */
export function Actions({ item, now, onTake }: ActionsProps) {
  const say = useWords();
  const { subject, steps, deadline } = item;
  const [first] = steps;
  const isLate = deadline !== null && deadline <= now;
  const isOthers = isLate && item.others.length > 0;
  if (!first && !isOthers) return null;
  const called = (title: OpenStep['title']): string => `${say(title)} ${say(subject)}`;
  return (
    <div class="actions matter-actions">
      {first && isSettledElsewhere(item) ? (
        <LinkButton href={placeOf(item)} aria-label={called(first.title)}>
          {say(first.title)}
        </LinkButton>
      ) : (
        steps.map(({ step, title }, place) => (
          <Button
            key={step}
            kind={place === 0 ? 'plain' : 'quiet'}
            aria-label={called(title)}
            onClick={() => onTake(item, step)}
          >
            {say(title)}
          </Button>
        ))
      )}
      {isOthers && <CallOthers of={item.others} kind={first ? 'quiet' : 'plain'} />}
    </div>
  );
}
