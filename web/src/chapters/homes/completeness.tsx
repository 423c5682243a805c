import { useWords } from '../../language/words.ts';

/** How much of what R3.4.5.1 asks for is known. */
export function Completeness({ percent }: { percent: number }) {
  const say = useWords();
  return (
    <span class="completeness" title={say({ zh: '档案完整度', en: 'Completeness of the file' })}>
      <span class="completeness-bar" aria-hidden="true">
        <span class={percent < 50 ? 'low' : ''} style={{ width: `${percent}%` }} />
      </span>
      <span>
        <span class="hidden">{say({ zh: '档案完整度 ', en: 'Completeness ' })}</span>
        {percent}%
      </span>
    </span>
  );
}
