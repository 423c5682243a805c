import './shortcuts.css';
import { useEffect, useState } from 'preact/hooks';
import { Dialog } from '../kit/dialog.tsx';
import { useWords, type Words } from '../language/words.ts';
import { deskHere } from '../session/desk-here.ts';

interface Shortcut {
  readonly keys: readonly string[];
  readonly does: Words;
}

const shortcuts: readonly Shortcut[] = [
  {
    keys: ['/', 'Ctrl K'],
    does: { zh: '查找：房号、姓名、钥匙编号、要办的事', en: 'Find a room, a name, a key, or what to do' },
  },
  { keys: ['↑', '↓', 'Enter'], does: { zh: '在候选项中选择', en: 'Choose among what is offered' } },
  {
    keys: ['Tab'],
    does: { zh: '到下一项；只有一个候选项时选定它', en: 'On to the next; takes the only one that fits' },
  },
  {
    keys: ['x', 'Shift x'],
    does: {
      zh: '在可批量办理的列表中选中一行（空格也可）；选到这一行。b 到批量办理，Esc 取消所选',
      en: 'In a list with steps for several: select the row (Space does, too); all up to it. b goes to the steps, Esc clears',
    },
  },
  { keys: ['Esc'], does: { zh: '关闭窗口，已填的内容会留着', en: 'Close; what was typed is kept' } },
  { keys: ['Alt ←'], does: { zh: '回到上一页原来的位置', en: 'Back to where the last page was left' } },
  { keys: ['?'], does: { zh: '显示这张表', en: 'Show this' } },
];

/** On a shared computer alone; `chapters/people/desk/at-desk.tsx` listens. */
const locks: Shortcut = {
  keys: ['Alt L'],
  does: { zh: '锁定本机，已填的内容会留着', en: 'Lock this computer; what was typed is kept' },
};

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;

/** What the keyboard does everywhere; a question mark shows it. */
export function Shortcuts() {
  const say = useWords();
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (isFind || (event.key === '/' && !isTyping(event))) {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('.searchbox input')?.focus();
      } else if (event.key === '?' && !isTyping(event)) setIsShown(true);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  if (!isShown) return null;
  return (
    <Dialog title={say({ zh: '键盘', en: 'Keyboard' })} onClose={() => setIsShown(false)}>
      <dl class="shortcuts">
        {[...shortcuts, ...(deskHere() ? [locks] : [])].map(({ keys, does }) => (
          <div key={does.en}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
