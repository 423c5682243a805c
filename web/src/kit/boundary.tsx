import { Component, type ComponentChildren } from 'preact';
import { useWords, type Words } from '../language/words.ts';
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

const failed: Words = {
  zh: '网络断了，或系统刚更新过。请重新加载；仍打不开，请告知管理员。',
  en: 'The network is gone, or the desk was just updated. Reload; if it stays shut, tell the administrator.',
};
/** A reload would lose the desk that is open. */
const offline: Words = { zh: '没有网络，连上后再打开', en: 'No network: it opens again with it' };

function NotDrawn() {
  const say = useWords();
  const isOnline = useOnline();
  return (
    <Page title={{ zh: '这一页打不开', en: 'This page can’t be opened' }}>
      <Problem words={isOnline ? failed : offline} />
      {isOnline && (
        <div class="actions">
          <Button kind="primary" onClick={() => location.reload()}>
            {say({ zh: '重新加载', en: 'Reload' })}
          </Button>
        </div>
      )}
    </Page>
  );
}
