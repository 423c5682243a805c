import { ANSWER_MOST } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { QuestionProps } from './question-input.tsx';

/** An answer in words, with how many there is room for. */
export function TextInput({ id, question, language, answer, problem, onAnswer }: QuestionProps) {
  const text = answer?.text ?? '';
  return (
    <>
      <textarea
        id={id}
        class="survey-text"
        rows={3}
        value={text}
        maxLength={ANSWER_MOST}
        aria-required={question.required}
        aria-invalid={Boolean(problem)}
        aria-describedby={problem ? `${id}-problem ${id}-room` : `${id}-room`}
        onInput={({ currentTarget: { value } }) => onAnswer(value.trim() === '' ? null : { text: value })}
      />
      <small class="survey-room" id={`${id}-room`}>
        {text.length} / {ANSWER_MOST} {language === 'zh' ? '字' : 'characters'}
      </small>
    </>
  );
}
