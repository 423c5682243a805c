import './dialog.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../language/words.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { LeaveContext } from './leave.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Beside the page instead of over it: what belongs to one record. */
  readonly isDrawer?: boolean;
  /** What was typed in it is not given up without a question. */
  readonly isForm?: boolean;
  /** Something stands in it that was typed earlier. */
  readonly isBegun?: boolean;
  readonly children: ComponentChildren;
  /** Buttons at its foot. */
  readonly foot?: ComponentChildren;
}

/** The browser's own dialog: it keeps the focus inside, gives it back, and closes on Escape. */
export function Dialog({ title, onClose, isDrawer, isForm, isBegun = false, children, foot }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const say = useWords();
  const heading = useId();
  const [isTouched, setIsTouched] = useState(isBegun);
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = () => (isForm && isTouched ? setIsLeaving(true) : onClose());
  useEffect(() => {
    if (!isForm || !isTouched) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isForm, isTouched]);
  // Before the effects of what stands in it: a sheet to sign on that is not shown yet has no size.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={isDrawer ? 'dialog drawer' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onInput={() => {
        setIsTouched(true);
        setIsLeaving(false);
      }}
    >
      <header class="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button
          type="button"
          class="button quiet"
          aria-label={say({ zh: '关闭', en: 'Close' })}
          onClick={leave}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="dialog-body">{children}</div>
      {isLeaving ? (
        <footer class="dialog-foot">
          <span class="dialog-question" role="alert">
            {say({ zh: '已填的内容还没有提交', en: 'What you have filled in is not sent yet' })}
          </span>
          <Button onClick={onClose}>{say({ zh: '放弃', en: 'Give it up' })}</Button>
          <Button kind="primary" onClick={() => setIsLeaving(false)}>
            {say({ zh: '继续填写', en: 'Go on' })}
          </Button>
        </footer>
      ) : (
        foot && (
          <LeaveContext.Provider value={leave}>
            <footer class="dialog-foot">{foot}</footer>
          </LeaveContext.Provider>
        )
      )}
    </dialog>
  );
}
