import './signature-pad.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import Pad from 'signature_pad';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { tell } from '../kit/says.tsx';
import { useWords } from '../language/words.ts';
import { type Captured, captureSignature } from './captured.ts';

/** A sheet to sign on with a finger, a pen or the mouse. */
export function SignaturePad({
  onSigned,
  onClose,
}: {
  onSigned: (picture: Captured) => void;
  onClose: () => void;
}) {
  const say = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | null>(null);
  const [isBlank, setIsBlank] = useState(true);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const ratio = Math.min(2, devicePixelRatio);
    [element.width, element.height] = [element.offsetWidth * ratio, element.offsetHeight * ratio];
    element.getContext('2d')?.scale(ratio, ratio);
    // Ink on paper, in a dark scheme too: it is printed.
    const made = new Pad(element, { backgroundColor: '#ffffff', penColor: '#111111' });
    made.addEventListener('endStroke', () => setIsBlank(made.isEmpty()));
    pad.current = made;
    return () => made.off();
  }, []);
  const use = async () => {
    const signed = canvas.current && (await captureSignature(canvas.current));
    if (signed) return onSigned(signed);
    tell(
      { zh: '签名没有生成图片，请再签一次', en: 'The signature gave no picture: please sign again' },
      'bad',
    );
  };
  return (
    <Dialog
      title={say({ zh: '请在框内签名', en: 'Please sign in the frame' })}
      onClose={onClose}
      foot={
        <>
          <Button
            onClick={() => {
              pad.current?.clear();
              setIsBlank(true);
            }}
          >
            {say({ zh: '重签', en: 'Clear' })}
          </Button>
          <Button kind="primary" disabled={isBlank} onClick={() => void use()}>
            {say({ zh: '确认签名', en: 'Use this signature' })}
          </Button>
        </>
      }
    >
      <canvas class="signature" ref={canvas} aria-label={say({ zh: '签名处', en: 'Sign here' })} />
    </Dialog>
  );
}
