import type { Place } from '../chapters/chapter-pages.ts';
import { Icon } from '../kit/icon.tsx';
import { useWords } from '../language/words.ts';

export function PlaceLink({ place, isHere }: { place: Place; isHere: boolean }) {
  const say = useWords();
  return (
    <a href={place.path} class="place" aria-current={isHere ? 'page' : undefined}>
      <Icon name={place.icon} />
      <span>{say(place.words)}</span>
    </a>
  );
}
