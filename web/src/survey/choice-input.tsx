import type { QuestionProps } from './question-input.tsx';
import { Told } from './told.tsx';

/** One of its choices, or several. */
export function ChoiceInput({ id, question, language, answer, problem, onAnswer }: QuestionProps) {
  const isMany = question.kind === 'several';
  const chosen = answer?.choices ?? [];
  const pick = (choice: number) => {
    if (!isMany) return onAnswer({ choices: [choice] });
    const others = chosen.filter((each) => each !== choice);
    const choices = chosen.includes(choice) ? others : [...others, choice].sort((one, other) => one - other);
    onAnswer(choices.length > 0 ? { choices } : null);
  };
  return (
    <div class="survey-choices">
      {(question.choices ?? []).map((words, at) => (
        <label class="survey-choice" key={words}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={id}
            checked={chosen.includes(at + 1)}
            aria-describedby={problem && `${id}-problem`}
            onChange={() => pick(at + 1)}
          />
          <span>
            <Told zh={words} en={question.choicesEnglish?.[at]} language={language} />
          </span>
        </label>
      ))}
    </div>
  );
}
