import { useState } from 'preact/hooks';
import type { OpenItem } from '../../data/open-items.ts';
import { isSettledElsewhere, placeOf } from '../../data/place-of.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { later } from '../../kit/later.tsx';
import { useWords } from '../../language/words.ts';

const Answering = later(() => import('./answering.tsx').then((m) => m.Answering));

/** What the person can do about a matter: its form opens here, or the page where it is done. */
export function Actions({ item }: { readonly item: OpenItem }) {
  const say = useWords();
  const [taking, setTaking] = useState<string | null>(null);
  const { register, record, subject, steps } = item;
  const [first] = steps;
  if (!first) return null;
  if (isSettledElsewhere(item)) {
    return (
      <div class="actions matter-actions">
        <LinkButton href={placeOf(item)} aria-label={`${say(first.title)} ${say(subject)}`}>
          {say(first.title)}
        </LinkButton>
      </div>
    );
  }
  return (
    <div class="actions matter-actions">
      {steps.map(({ step, title }, place) => (
        <Button
          key={step}
          kind={place === 0 ? 'plain' : 'quiet'}
          aria-label={`${say(title)} ${say(subject)}`}
          onClick={() => setTaking(step)}
        >
          {say(title)}
        </Button>
      ))}
      {taking && (
        <Answering register={register} record={record} step={taking} onClose={() => setTaking(null)} />
      )}
    </div>
  );
}
