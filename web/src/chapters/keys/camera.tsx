import './camera.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../kit/icon.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { openQrReader } from './read-qr.ts';

interface CameraProps {
  /** Called with each code that comes before the camera, once until another one does. */
  readonly onRead: (text: string) => void;
}

const LOOK_EVERY_MS = 200;
/** The same label may be meant again after a while. */
const FORGET_AFTER_MS = 4_000;

/** Looks through the camera until it is taken off the page. Says clearly why it can't. */
export function Camera({ onRead }: CameraProps) {
  const say = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onRead);
  told.current = onRead;
  const [failure, setFailure] = useState<Words | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const looking = new AbortController();
    const { signal } = looking;
    look(
      video.current,
      (text) => told.current(text),
      () => setIsOpen(true),
      signal,
    ).catch((error) => {
      if (!signal.aborted) setFailure(whyNot(error));
    });
    return () => looking.abort();
  }, []);
  if (failure) {
    return (
      <p class="problem" role="alert">
        <Icon name="camera" />
        <span>{say(failure)}</span>
      </p>
    );
  }
  return (
    <div class="camera">
      <video
        ref={video}
        playsInline
        muted
        aria-label={say({ zh: '摄像头画面', en: 'Picture of the camera' })}
      />
      <p role="status">
        {isOpen
          ? say({ zh: '把标签上的二维码放到框内', en: 'Hold the QR code of the label into the frame' })
          : say({ zh: '正在打开摄像头…', en: 'Opening the camera…' })}
      </p>
    </div>
  );
}

async function look(
  video: HTMLVideoElement | null,
  onRead: (text: string) => void,
  onOpen: () => void,
  signal: AbortSignal,
): Promise<void> {
  if (!video) return;
  if (!navigator.mediaDevices) throw new DOMException('no secure connection', 'SecurityError');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (signal.aborted) return close();
  signal.addEventListener('abort', close);
  video.srcObject = stream;
  await video.play();
  const read = await openQrReader();
  onOpen();
  let last = { text: '', at: 0 };
  while (!signal.aborted) {
    const text = await read(video);
    const isNew = text !== null && (text !== last.text || Date.now() - last.at > FORGET_AFTER_MS);
    if (text !== null) last = { text, at: isNew ? Date.now() : last.at };
    if (isNew && !signal.aborted) onRead(text);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** What a person can do about a camera that does not open. */
function whyNot(error: unknown): Words {
  switch ((error as { name?: string } | null)?.name) {
    case 'NotAllowedError':
      return {
        zh: '没有使用摄像头的权限。请在浏览器地址栏旁允许使用摄像头，或在上面输入编号',
        en: 'The camera may not be used. Allow it beside the address bar, or type the code above',
      };
    case 'NotFoundError':
    case 'OverconstrainedError':
      return {
        zh: '这台设备没有摄像头。请用扫码枪，或在上面输入编号',
        en: 'This device has no camera. Use a hand scanner, or type the code above',
      };
    case 'NotReadableError':
      return {
        zh: '摄像头正被别的程序使用。请关掉它再试，或在上面输入编号',
        en: 'Another program is using the camera. Close it and try again, or type the code above',
      };
    case 'SecurityError':
      return {
        zh: '只有加密连接（https）才能使用摄像头。请在上面输入编号',
        en: 'The camera works over a secure connection (https) only. Type the code above',
      };
    default:
      return {
        zh: '摄像头打不开。请刷新页面再试，或在上面输入编号',
        en: 'The camera does not open. Reload the page, or type the code above',
      };
  }
}
