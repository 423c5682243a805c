import './running-note.css';
import { useWords } from '../language/words.ts';

/** That the server reckons: read out when it begins, seen until it ends. */
export function RunningNote({ isRunning }: { isRunning: boolean }) {
  const say = useWords();
  const words = say({ zh: '正在核算，可能要一两分钟', en: 'Reckoning: it may take a minute or two' });
  return (
    <div class="running-note" role="status" aria-live="polite">
      {isRunning && (
        <>
          <progress aria-label={words} />
          <span>{words}</span>
        </>
      )}
    </div>
  );
}
