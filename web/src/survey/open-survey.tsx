import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Answer,
  type AnswerProblem,
  problemsIn,
  type SurveyShown,
} from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { useLanguage } from '../language/words.ts';
import type { Receipt } from './call-survey.ts';
import { Confirmation } from './confirmation.tsx';
import { Introduction } from './introduction.tsx';
import { SurveyFoot } from './survey-foot.tsx';
import { focusProblem, SurveyForm } from './survey-form.tsx';
import { useDraft } from './use-draft.ts';
import { useSending } from './use-sending.ts';

interface OpenProps {
  readonly token: string;
  readonly survey: SurveyShown;
  readonly onSent: (receipt: Receipt, answers: readonly Answer[]) => void;
  /** The server refused it because it was answered or closed meanwhile; says whether that is so. */
  readonly onOver: () => Promise<boolean>;
}

/** A survey that can be answered: fill in, look it over, send. */
export function OpenSurvey({ token, survey, onSent, onOver }: OpenProps) {
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, doubt } = useDraft(token, survey.questions);
  const [problems, setProblems] = useState<readonly AnswerProblem[]>([]);
  const [isConfirming, setIsConfirming] = useState(false);
  // Counts how often problems were told: they are gone to once, not again with each that is put right.
  const [told, setTold] = useState(0);
  useEffect(() => {
    if (told > 0 && form.current) focusProblem(form.current);
  }, [told]);

  const tell = (found: readonly AnswerProblem[]) => {
    setIsConfirming(false);
    setProblems(found);
    setTold((times) => times + 1);
  };
  const sending = useSending(token, {
    onSent: (receipt) => onSent(receipt, draft.answers),
    onOver,
    onDoubt: doubt,
    onProblems: tell,
  });
  const lookOver = (event: Event) => {
    event.preventDefault();
    const found = problemsIn(survey.questions, draft.answers);
    if (found.length > 0) return tell(found);
    sending.forget();
    setIsConfirming(true);
  };
  const answer = (answers: readonly Answer[]) => {
    const still = problemsIn(survey.questions, answers).map(({ question }) => question);
    setProblems(problems.filter(({ question }) => still.includes(question)));
    change(answers);
  };
  return (
    <form ref={form} class="survey-body" onSubmit={lookOver} noValidate>
      <Introduction survey={survey} />
      <SurveyForm
        {...{ language, problems }}
        questions={survey.questions}
        answers={draft.answers}
        onChange={answer}
      />
      <SurveyFoot answered={draft.answers.length} of={survey.questions.length} missing={problems.length} />
      {isConfirming && (
        <Confirmation
          questions={survey.questions}
          answers={draft.answers}
          sending={sending}
          onBack={() => setIsConfirming(false)}
          onSend={() => void sending.send(draft)}
        />
      )}
    </form>
  );
}
