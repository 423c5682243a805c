import { LinkButton } from '../kit/button.tsx';
import { Empty } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { useWords } from '../language/words.ts';

/** An address that leads nowhere. */
export function NotFound() {
  const say = useWords();
  return (
    <Page title={{ zh: '没有这一页', en: 'No such page' }}>
      <Empty
        icon="search"
        words={{ zh: '这个地址没有内容，可能已改名', en: 'There is nothing at this address' }}
      >
        <LinkButton href="/" icon="today">
          {say({ zh: '回到今日', en: 'Back to Today' })}
        </LinkButton>
      </Empty>
    </Page>
  );
}
