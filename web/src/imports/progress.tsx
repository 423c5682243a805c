import { Button } from '../kit/button.tsx';
import { useWords, type Words } from '../language/words.ts';
import type { Import } from './use-import.ts';

const grouped = new Intl.NumberFormat('en');

/** How far it is, so many of so many rows; what is being written can be stopped. */
export function ImportProgress({ importing: { stage, progress, stop } }: { importing: Import }) {
  const say = useWords();
  const isWriting = stage.is === 'importing';
  const title: Words =
    isWriting && progress?.is !== 'checking'
      ? { zh: '正在导入', en: 'Importing' }
      : { zh: '正在检查每一行', en: 'Checking every row' };
  const far = progress && {
    zh: `第 ${grouped.format(progress.done)} / ${grouped.format(progress.of)} 行`,
    en: `${grouped.format(progress.done)} of ${grouped.format(progress.of)} rows`,
  };
  const bar = progress ? { max: progress.of, value: progress.done } : {};
  return (
    <div class="import-progress" role="status">
      <progress aria-label={say(title)} {...bar} />
      <span>
        {say(title)}
        {far ? ` · ${say(far)}` : '…'}
      </span>
      {isWriting && (
        <>
          <Button disabled={stop === null} onClick={() => void stop?.()}>
            {say({ zh: '停下', en: 'Stop' })}
          </Button>
          <span class="muted">
            {say({
              zh: '停下或关闭此页都不要紧：写入的都保留，再导入同一份名单只写还没有的。',
              en: 'It may be stopped and the page may be closed: what is written stays, and the same list again writes only what is missing.',
            })}
          </span>
        </>
      )}
    </div>
  );
}
