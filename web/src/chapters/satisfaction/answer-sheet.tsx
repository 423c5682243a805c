import './typing.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Answer,
  type AnswerProblem,
  problemsIn,
  type Question,
} from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { type CallProblem, CallRefused } from '../../data/call.ts';
import { readingFailed } from '../../data/failures.ts';
import { stuck } from '../../forms/needs-network.ts';
import { Button } from '../../kit/button.tsx';
import { Problem } from '../../kit/notes.tsx';
import { useOnline } from '../../kit/online.ts';
import { fill, useLanguage, useWords, type Words } from '../../language/words.ts';
import { problemsAt } from '../../survey/answered.ts';
import { focusProblem, SurveyForm } from '../../survey/survey-form.tsx';
import { answerByKeys, focusFirst } from './answer-keys.ts';

interface SheetProps {
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
  readonly onChange: (answers: readonly Answer[]) => void;
  /** Above the questions. */
  readonly head?: ComponentChildren;
  /** Below them. */
  readonly foot?: ComponentChildren;
  readonly action: Words;
  /** Sends what is typed; what it throws is told here. */
  readonly send: () => Promise<void>;
}

const missing: Words = { zh: '还有 {many} 题未完成', en: '{many} left to complete' };
const keys: Words = {
  zh: '按数字键作答并跳到下一题；可多选的题按 Enter 跳到下一题',
  en: 'A number answers and goes on; where several are chosen, Enter goes on',
};

/** What stands on paper, typed question by question. */
export function AnswerSheet(props: SheetProps) {
  const { questions, answers, onChange, head, foot } = props;
  const say = useWords();
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const { atQuestions, others, isBusy, told, submit } = useSubmitting(props);
  useEffect(() => focusFirst(form.current), []);
  useEffect(() => {
    if (told > 0 && form.current) focusProblem(form.current);
  }, [told]);
  return (
    <form
      ref={form}
      class="typing-form"
      noValidate
      onKeyDown={answerByKeys}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {head}
      <p class="muted typing-keys">{say(keys)}</p>
      <SurveyForm {...{ questions, language, answers, onChange }} problems={atQuestions} />
      {foot}
      <div class="typing-foot">
        {others.map(({ words, clauses }) => (
          <Problem key={words.zh} words={words} clauses={clauses} />
        ))}
        <p class="typing-missing" role="alert">
          {atQuestions.length > 0 && say(fill(missing, { many: atQuestions.length }))}
        </p>
        <Send action={props.action} isBusy={isBusy} />
      </div>
    </form>
  );
}

function Send({ action, isBusy }: { action: Words; isBusy: boolean }) {
  const say = useWords();
  const isOnline = useOnline();
  return (
    <Button kind="primary" type="submit" isBusy={isBusy} disabled={!isOnline}>
      {say(isOnline ? action : stuck)}
    </Button>
  );
}

/** Looks answers over, sends them, and tells what is wrong: at its question, or below. */
function useSubmitting({ questions, answers, send }: SheetProps) {
  const [problems, setProblems] = useState<readonly AnswerProblem[]>([]);
  const [others, setOthers] = useState<readonly CallProblem[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [told, setTold] = useState(0);
  const tell = (found: readonly AnswerProblem[]) => {
    setProblems(found);
    setTold((times) => times + 1);
  };
  const fail = (error: unknown) => {
    const found: readonly CallProblem[] =
      error instanceof CallRefused ? error.problems : [{ words: readingFailed(error), clauses: [] }];
    const placed = problemsAt(found);
    setOthers(found.filter(({ field }) => !/^answers\.\d+$/.test(field ?? '')));
    if (placed.length > 0) tell(placed);
  };
  const submit = async (): Promise<void> => {
    setOthers([]);
    const found = problemsIn(questions, answers);
    if (found.length > 0) return tell(found);
    setProblems([]);
    setIsBusy(true);
    try {
      await send();
    } catch (error) {
      fail(error);
    } finally {
      setIsBusy(false);
    }
  };
  // What is put right is told no longer.
  const still = new Set(problemsIn(questions, answers).map(({ question }) => question));
  const atQuestions = problems.filter(({ question }) => still.has(question));
  return { atQuestions, others, isBusy, told, submit };
}
