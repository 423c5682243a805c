import { Button } from '../kit/button.tsx';
import { Badge, type Tone } from '../kit/notes.tsx';
import { useWords, type Words } from '../language/words.ts';
import type { Asked } from './mark-form.tsx';
import type { Standing } from './standing.ts';
import type { Stop } from './stop.ts';
import { type Stage, stageOf } from './use-marks.ts';

export const stages: Readonly<Record<Stage | 'sent', readonly [Tone, Words]>> = {
  held: ['busy', { zh: '已标记，未送出', en: 'Marked, not sent' }],
  waiting: ['warn', { zh: '待送出', en: 'Waiting' }],
  refused: ['bad', { zh: '未被接受', en: 'Refused' }],
  sent: ['good', { zh: '已送达', en: 'Arrived' }],
};

/** A mark as it is written on paper. */
export const signs = { yes: '√', no: '×' } as const;

interface RowProps {
  readonly standing: Standing;
  readonly onAsk: (asked: Asked) => void;
}

/** One stop: what one comes for, and what was found, by a thumb. */
export function StopRow({ standing, onAsk }: RowProps) {
  const say = useWords();
  const { stop, marked, sent } = standing;
  const sign = marked?.mark.sign ?? sent?.sign ?? '';
  return (
    <li class={`round-stop ${sign}`}>
      <div class="round-where">
        <a href={`/${stop.register}/${encodeURIComponent(stop.id)}`}>{stop.room}</a>
        <span>{say(stop.why)}</span>
        {stop.notes.map((words) => (
          <Badge key={words.en} tone="warn">
            {say(words)}
          </Badge>
        ))}
      </div>
      {marked || sent ? <Done standing={standing} onAsk={onAsk} /> : <Signs stop={stop} onAsk={onAsk} />}
    </li>
  );
}

function Signs({ stop, onAsk }: { stop: Stop; onAsk: RowProps['onAsk'] }) {
  const say = useWords();
  const both = [
    ['yes', stop.yes],
    ['no', stop.no],
  ] as const;
  return (
    <div class="round-signs">
      {both.map(
        ([sign, answer]) =>
          answer && (
            <button
              key={sign}
              type="button"
              class={`round-sign ${sign}`}
              aria-label={`${stop.room} ${say(answer.title)}`}
              onClick={() => onAsk({ stop, sign })}
            >
              <b aria-hidden="true">{signs[sign]}</b> {say(answer.title)}
            </button>
          ),
      )}
    </div>
  );
}

function Done({ standing: { stop, marked, sent }, onAsk }: RowProps) {
  const say = useWords();
  const stage = marked ? stageOf(marked) : 'sent';
  const sign = marked?.mark.sign ?? sent?.sign ?? 'yes';
  const answer = sign === 'no' && stop.no ? stop.no : stop.yes;
  const [tone, words] = stages[stage];
  return (
    <div class="round-signs round-done">
      <span>
        <b aria-hidden="true">{signs[sign]}</b> {say(answer.title)}
      </span>
      <Badge tone={tone}>{say(words)}</Badge>
      {marked && stage !== 'waiting' && (
        <Button
          aria-label={say({ zh: `${stop.room} 修改`, en: `${stop.room}: change` })}
          onClick={() => onAsk({ stop, sign, marked })}
        >
          {say({ zh: '修改', en: 'Change' })}
        </Button>
      )}
    </div>
  );
}
