import './code-box.css';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../language/words.ts';

/** In the hand that holds it to the label, not on the desk beside a scanner. */
export const isHandheld = (): boolean => matchMedia('(pointer: coarse)').matches;

interface CodeBoxProps {
  readonly isBusy?: boolean;
  /** Looks through the camera meanwhile. */
  readonly isCameraOn: boolean;
  readonly onCamera: () => void;
  readonly onCode: (text: string) => void;
}

/** Where a code is typed, or where a hand scanner types it: it has the focus, and Enter takes it. */
export function CodeBox({ isBusy, isCameraOn, onCamera, onCode }: CodeBoxProps) {
  const say = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A hand scanner types into what has the focus; on a telephone the keyboard would cover the camera.
    if (!isHandheld()) input.current?.focus();
  }, []);
  return (
    <form
      class="code-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === '') return;
        onCode(typed);
        setTyped('');
      }}
    >
      <label for={id}>{say({ zh: '钥匙编号', en: 'Key code' })}</label>
      <input
        id={id}
        ref={input}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="go"
        placeholder={say({ zh: '扫码枪，或输入后回车', en: 'Scan, or type and press Enter' })}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <Button kind="primary" type="submit" isBusy={isBusy}>
        {say({ zh: '查找', en: 'Find' })}
      </Button>
      <Button icon="camera" aria-pressed={isCameraOn} onClick={onCamera}>
        {isCameraOn ? say({ zh: '关闭摄像头', en: 'Close the camera' }) : say({ zh: '摄像头', en: 'Camera' })}
      </Button>
    </form>
  );
}
