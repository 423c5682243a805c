import { keepMark, takeBack, type Walk } from '../data/marks.ts';
import type { Undertaking } from '../data/perform.ts';
import type { Document } from '../data/store.ts';
import { StepDialog } from '../forms/step-dialog.tsx';
import { tell } from '../kit/says.tsx';
import { useWords } from '../language/words.ts';
import { keyOf, type Stop } from './stop.ts';
import type { Marked } from './use-marks.ts';

/** What somebody is about to mark, or to change. */
export interface Asked {
  readonly stop: Stop;
  readonly sign: 'yes' | 'no';
  /** How it was marked before. */
  readonly marked?: Marked;
}

/** What was typed before; a picture that went with it is taken again. */
function typedBefore({ undertaking }: Marked): Document {
  const pictures = new Set(undertaking.steps.slice(0, -1).map(({ id }) => id));
  const input = undertaking.steps.at(-1)?.input ?? {};
  return Object.fromEntries(Object.entries(input).filter(([, value]) => !pictures.has(String(value))));
}

/** The form of one stop: it is kept on the device, and sent with the round. */
export function MarkForm({ walk, asked, onClose }: { walk: Walk; asked: Asked; onClose: () => void }) {
  const say = useWords();
  const { stop, sign, marked } = asked;
  const answer = sign === 'no' && stop.no ? stop.no : stop.yes;
  const keep = (undertaking: Undertaking): Promise<void> => {
    const mark = { round: walk.round, stop: keyOf(stop), place: stop.room, sign };
    return keepMark(undertaking, mark, new Date());
  };
  const withdraw = async (): Promise<void> => {
    onClose();
    if (marked && !(await takeBack(marked.id))) {
      tell({ zh: '已经送达，不能撤回', en: 'It has arrived already and can’t be taken back' }, 'bad');
    }
  };
  const before = marked ? typedBefore(marked) : {};
  return (
    <StepDialog
      key={`${keyOf(stop)} ${sign}`}
      register={stop.register}
      step={answer.step}
      id={stop.id}
      record={stop.known}
      preset={{ ...answer.preset, ...before }}
      title={{ zh: `${stop.room} ${answer.title.zh}`, en: `${stop.room}: ${answer.title.en}` }}
      action={{ zh: '记下', en: 'Note it' }}
      keep={keep}
      {...(marked
        ? {
            instead: { title: { zh: '撤回标记', en: 'Take it back' }, onTake: () => void withdraw() },
            note: <PictureGone marked={marked} say={say} />,
          }
        : {})}
      onClose={onClose}
    />
  );
}

function PictureGone({ marked, say }: { marked: Marked; say: ReturnType<typeof useWords> }) {
  if (marked.undertaking.steps.length < 2) return null;
  return (
    <p class="notice-box">
      {say({
        zh: '改过之后，原来的照片不再附上，请重新拍',
        en: 'A picture that went with it is not kept when you change it: take it again',
      })}
    </p>
  );
}
