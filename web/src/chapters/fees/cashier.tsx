import './fees.css';
import { useState } from 'preact/hooks';
import { LinkButton } from '../../kit/button.tsx';
import { Finder } from '../../kit/finder.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { useWords } from '../../language/words.ts';
import { findingHouseholds, useFoundHouseholds } from '../homes/find.ts';

/** 收银台: whoever comes to pay is found by room, name or telephone. */
export function Cashier() {
  const say = useWords();
  const [text, setText] = useState('');
  return (
    <Page
      title={{ zh: '收银台', en: 'Cashier' }}
      actions={<LinkButton href="/cashUps">{say({ zh: '收银日结', en: 'Cash up' })}</LinkButton>}
    >
      <Finder {...findingHouseholds} text={text} onType={setText} />
      {text.trim() === '' ? (
        <Empty icon="search" words={{ zh: '输入房号开始收款', en: 'Type a room to take a payment' }} />
      ) : (
        <Found text={text.trim()} />
      )}
    </Page>
  );
}

function Found({ text }: { text: string }) {
  const say = useWords();
  const { rows, problem } = useFoundHouseholds(text);
  return (
    <section class="section" aria-label={say({ zh: '查找结果', en: 'Found' })}>
      {problem && <Problem words={problem} />}
      {!rows && !problem && <Loading rows={3} />}
      {rows?.length === 0 && (
        <Empty
          icon="search"
          words={{ zh: `没有“${text}”的现住业户`, en: `No current household for “${text}”` }}
        />
      )}
      <ul class="list-rows">
        {rows?.map(({ id, data }) => (
          <li key={id}>
            <a class="list-row" href={`/cashier/${encodeURIComponent(id)}`}>
              <b>{String(data.room)}</b>
              <span class="list-main">{String(data.displayName)}</span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
