import type { Answer, Question } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Problem } from '../kit/notes.tsx';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { AnswerList } from './answer-list.tsx';

const once: Words = {
  zh: '请核对下面的答案；提交后不能再改',
  en: 'Please look over your answers: once sent, they can’t be changed',
};

interface ConfirmationProps {
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
  readonly sending: { readonly isBusy: boolean; readonly failures: readonly Words[] };
  readonly onBack: () => void;
  readonly onSend: () => void;
}

/** What is about to be sent, once more. */
export function Confirmation({ questions, answers, sending, onBack, onSend }: ConfirmationProps) {
  const language = useLanguage();
  const say = useWords();
  const { isBusy, failures } = sending;
  // Whoever goes back while it is on its way would change what may have arrived.
  const back = () => !isBusy && onBack();
  return (
    <Dialog
      title={say({ zh: '确认提交', en: 'Submit your answers' })}
      onClose={back}
      foot={
        <>
          {failures.map((words) => (
            <Problem key={words.zh} words={words} />
          ))}
          <Button onClick={back} disabled={isBusy}>
            {say({ zh: '再改改', en: 'Back to the form' })}
          </Button>
          <Button kind="primary" onClick={onSend} isBusy={isBusy}>
            {say(isBusy ? { zh: '正在提交', en: 'Submitting' } : { zh: '确认提交', en: 'Submit' })}
          </Button>
        </>
      }
    >
      <p>{say(once)}</p>
      {/* It may be longer than the screen: with the focus here, the keys move it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: said above */}
      <section tabIndex={0} aria-label={say({ zh: '填写的答案', en: 'Your answers' })}>
        <AnswerList {...{ questions, language, answers }} />
      </section>
    </Dialog>
  );
}
