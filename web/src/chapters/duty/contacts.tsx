import { Icon } from '../../kit/icon.tsx';
import { useWords } from '../../language/words.ts';

/** Whom one rings up at night: as the site's settings have it. */
export function Contacts({ contacts }: { contacts: string }) {
  const say = useWords();
  if (contacts === '') return null;
  return (
    <details class="contacts">
      <summary>
        <Icon name="phone" />
        <span>{say({ zh: '联系方式', en: 'Contacts' })}</span>
      </summary>
      <p>{contacts}</p>
    </details>
  );
}
