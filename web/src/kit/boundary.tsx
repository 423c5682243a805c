import { Component, type ComponentChildren } from 'preact';
import { useWords } from '../language/words.ts';
import { Button } from './button.tsx';
import { Problem } from './notes.tsx';
import { useOnline } from './online.ts';
import { Page } from './page.tsx';

interface BoundaryProps {
  /** What is drawn inside; something else is tried anew. */
  readonly of: string;
  readonly children: ComponentChildren;
}

/** A part that cannot be drawn says so in its own place; what is around it goes on. */
export class Boundary extends Component<BoundaryProps, { readonly failed?: string }> {
  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ failed: this.props.of });
  }
  override render() {
    return this.state.failed === this.props.of ? <NotDrawn /> : this.props.children;
  }
}

function NotDrawn() {
  const say = useWords();
  const isOnline = useOnline();
  if (!isOnline) return <NotHere />;
  return (
    <Page title={{ zh: '这一页打不开', en: 'This page can’t be opened' }}>
      <Problem
        words={{
          zh: '网络断开了，或系统刚刚更新过。重新加载后再试；仍打不开，请告知系统管理员。',
          en: 'The network is gone, or the desk has just been updated. Reload it; if that does not help, tell the administrator.',
        }}
      />
      <div class="actions">
        <Button kind="primary" onClick={() => location.reload()}>
          {say({ zh: '重新加载', en: 'Reload' })}
        </Button>
      </div>
    </Page>
  );
}

/** Without a network a reload would lose the desk that is open: the page is drawn by itself when it is back. */
function NotHere() {
  return (
    <Page title={{ zh: '这一页打不开', en: 'This page can’t be opened' }}>
      <Problem
        words={{
          zh: '没有网络，这一页还没有存在本机。连上网络后再打开即可；其他页照常使用，不必重新加载。',
          en: 'No network, and this page is not on this device yet. It opens again with the network; the other pages go on, there is no need to reload.',
        }}
      />
    </Page>
  );
}
