import { useId } from 'preact/hooks';
import { counted } from '../language/count.ts';
import { useWords } from '../language/words.ts';
import type { BuildingQuestion } from './use-import.ts';

interface BuildingQuestionsProps {
  readonly questions: readonly BuildingQuestion[];
  readonly isBusy: boolean;
  readonly onAnswer: (name: string, building: string | null) => void;
}

/** Is '1#楼' the known 'A1'? Asked before anything is written; the answer is kept for the next list. */
export function BuildingQuestions({ questions, isBusy, onAnswer }: BuildingQuestionsProps) {
  const say = useWords();
  const title = say({ zh: '是不是同一栋？', en: 'The same building?' });
  return (
    <section class="section import-questions" aria-label={title}>
      <h2>{title}</h2>
      {questions.map((question) => (
        <Question key={question.name} question={question} isBusy={isBusy} onAnswer={onAnswer} />
      ))}
    </section>
  );
}

interface QuestionProps extends Omit<BuildingQuestionsProps, 'questions'> {
  readonly question: BuildingQuestion;
}

function Question({ question, isBusy, onAnswer }: QuestionProps) {
  const say = useWords();
  const group = useId();
  const { name, written, rows, mayBe, answer } = question;
  const [zh, en] = [
    written.map((each) => `“${each}”`).join('、'),
    written.map((each) => `“${each}”`).join(', '),
  ];
  const options = [
    ...mayBe.map((building) => ({
      building,
      words: { zh: `是，就是在册的“${building}”`, en: `Yes, the known “${building}”` },
    })),
    { building: null, words: { zh: '不是，是新的楼栋', en: 'No, a new building' } },
  ];
  return (
    <fieldset disabled={isBusy}>
      <legend>
        {say({
          zh: `名单里的${zh}（${rows} 行）是在册的哪一栋？`,
          en: `Which building is ${en} of the list (${counted(rows, 'row')})?`,
        })}
      </legend>
      {options.map(({ building, words }) => (
        <label key={building}>
          <input
            type="radio"
            name={group}
            checked={answer === building}
            onChange={() => onAnswer(name, building)}
          />
          <span>{say(words)}</span>
        </label>
      ))}
    </fieldset>
  );
}
