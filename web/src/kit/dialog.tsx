import './dialog.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords, type Words } from '../language/words.ts';
import { useAsksFirst } from './asks-first.ts';
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

const notSent: Words = { zh: '已填的内容还没有提交', en: 'What you have filled in is not sent yet' };
const giveUp: Words = { zh: '放弃', en: 'Give it up' };
const goOn: Words = { zh: '继续填写', en: 'Go on' };
const underWay: Words = {
  zh: '正在办理，结果还没有回来',
  en: 'It is under way: its outcome is not known yet',
};
const leaveIt: Words = { zh: '离开', en: 'Leave' };
const wait: Words = { zh: '继续等待', en: 'Wait' };

/** The browser's own dialog: it keeps the focus inside, gives it back, and closes on Escape. */
export function Dialog({ title, onClose, isDrawer, isForm, isBegun = false, children, foot }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const say = useWords();
  const heading = useId();
  const [isTouched, setIsTouched] = useState(isBegun);
  // Why it is asked before it is left
  const [asked, setAsked] = useState<Words | null>(null);
  const leave = () => {
    const isBusy = dialog.current?.querySelector('.dialog-foot [aria-busy="true"]') != null;
    const why = isBusy ? underWay : isForm && isTouched ? notSent : null;
    return why ? setAsked(why) : onClose();
  };
  useAsksFirst(isForm === true && isTouched);
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
        setAsked(null);
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
      {asked ? (
        <footer class="dialog-foot">
          <span class="dialog-question" role="alert">
            {say(asked)}
          </span>
          <Button onClick={onClose}>{say(asked === underWay ? leaveIt : giveUp)}</Button>
          <Button kind="primary" onClick={() => setAsked(null)}>
            {say(asked === underWay ? wait : goOn)}
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
