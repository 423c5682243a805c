import type { OpenItem } from '../../data/open-items.ts';
import { isSettledElsewhere, placeOf } from '../../data/place-of.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { useWords } from '../../language/words.ts';

export type Take = (item: OpenItem, step: string) => void;

/** What the person can do about a matter: its form opens here, or the page where it is done. */
export function Actions({ item, onTake }: { readonly item: OpenItem; readonly onTake: Take }) {
  const say = useWords();
  const { subject, steps } = item;
  const [first] = steps;
  if (!first) return null;
  const called = (title: (typeof first)['title']): string => `${say(title)} ${say(subject)}`;
  return (
    <div class="actions matter-actions">
      {isSettledElsewhere(item) ? (
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
    </div>
  );
}
