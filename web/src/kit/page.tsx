import './page.css';
import './list.css';
import './figures.css';
import './dot.css';
import './chips.css';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords, type Words } from '../language/words.ts';
import { noteShown, wayBack } from './came-from.ts';
import { Icon } from './icon.tsx';

interface PageProps {
  readonly title: Words;
  /** Where the arrow beside the title leads: to a list as it was looked at, where one came from it. */
  readonly back?: string;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
  /** Takes the whole width. */
  readonly isWide?: boolean;
}

/** A page's frame: its title, in the window's too, what can be done, and its content. */
export function Page({ title, back, actions, children, isWide }: PageProps) {
  const say = useWords();
  const text = say(title);
  useEffect(() => {
    document.title = `${text} · ${say({ zh: '物业客服台', en: 'Wuye Desk' })}`;
  }, [text, say]);
  const address = location.pathname + location.search;
  useEffect(() => noteShown(address));
  return (
    <main class={isWide ? 'page wide' : 'page'} id="main" tabIndex={-1}>
      <header class="page-head">
        {back !== undefined && (
          <a class="button quiet" href={wayBack(back, address)} aria-label={say({ zh: '返回', en: 'Back' })}>
            <Icon name="back" />
          </a>
        )}
        <h1>{text}</h1>
        {actions && <div class="actions">{actions}</div>}
      </header>
      {children}
    </main>
  );
}
