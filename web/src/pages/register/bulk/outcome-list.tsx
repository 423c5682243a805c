import type { Register } from '../../../../../rulebook/notation/register.ts';
import type { Row } from '../../../data/store.ts';
import { Badge, type Tone } from '../../../kit/notes.tsx';
import { useWords, type Words } from '../../../language/words.ts';
import { Names, Reasons } from './row-names.tsx';
import { type Ended, tally } from './take-each.ts';
import { tallyWords } from './tally-words.ts';
import type { Run } from './use-run.ts';

/** What has become of each so far; at the end of those that were not done first. */
export function OutcomeList({ register, run }: { readonly register: Register; readonly run: Run }) {
  const say = useWords();
  const { rows, ended, isOver } = run;
  const rank = ({ id }: Row) => Number(['done', 'queued'].includes(ended.get(id)?.is ?? ''));
  const ordered = isOver ? rows.toSorted((one, other) => rank(one) - rank(other)) : rows;
  const told = tally(rows, ended);
  return (
    <section class="bulk-section">
      <p role="status" aria-live="polite">
        {say(
          isOver
            ? tallyWords(told)
            : { zh: `已办 ${ended.size} / ${rows.length} 条`, en: `${ended.size} of ${rows.length} so far` },
        )}
      </p>
      <Names register={register} rows={ordered}>
        {({ id }) => <OutcomeOf ended={ended.get(id)} isOver={isOver} />}
      </Names>
    </section>
  );
}

const looks: Readonly<Record<Ended['is'], readonly [Tone, Words]>> = {
  done: ['good', { zh: '已办', en: 'Done' }],
  queued: ['warn', { zh: '待送出', en: 'Waits on this device' }],
  refused: ['bad', { zh: '未被接受', en: 'Refused' }],
  lost: ['bad', { zh: '结果未知', en: 'Not known' }],
  failed: ['bad', { zh: '没有办成', en: 'Failed' }],
};

function OutcomeOf({ ended, isOver }: { readonly ended: Ended | undefined; readonly isOver: boolean }) {
  const say = useWords();
  if (!ended) {
    return <Badge>{say(isOver ? { zh: '未办', en: 'Not taken' } : { zh: '待办', en: 'To come' })}</Badge>;
  }
  const [tone, words] = looks[ended.is];
  return (
    <>
      <Badge tone={tone}>{say(words)}</Badge>
      {ended.is === 'refused' && <Reasons of={ended.refusals} />}
      {'words' in ended && <small class="bulk-reason">{say(ended.words)}</small>}
    </>
  );
}
