import { useEffect, useRef } from 'preact/hooks';
import { QUESTIONS_MOST } from '../../../../rulebook/chapters/satisfaction/common.ts';
import type { Remark } from '../../forms/field-input.tsx';
import { Button } from '../../kit/button.tsx';
import { Problem } from '../../kit/notes.tsx';
import { fill, useWords, type Words } from '../../language/words.ts';
import { blankQuestion, copyOf, type DraftQuestion } from './draft.ts';
import { QuestionCard } from './question-card.tsx';
import type { PartProps } from './survey-texts.tsx';

const heading: Words = { zh: '题目（{many}）', en: 'Questions ({many})' };

/** The questions, each of which can be moved, copied and removed without a mouse. */
export function QuestionList({ register, draft, problems, onChange }: PartProps) {
  const say = useWords();
  const { element, focusOn } = useFocusAfter();
  const { questions } = draft;
  const set = (next: readonly DraftQuestion[]) => onChange({ questions: next });
  const insert = (at: number, question: DraftQuestion) => {
    set(questions.toSpliced(at, 0, question));
    focusOn(`[data-question="${question.key}"] textarea`);
  };
  const move = (from: number, to: number) => {
    const moved = questions[from];
    if (!moved || to < 0 || to >= questions.length) return;
    set(questions.toSpliced(from, 1).toSpliced(to, 0, moved));
    const way = to < from ? 'up' : 'down';
    focusOn(`[data-question="${moved.key}"] :is([data-does="${way}"]:enabled, [data-does="copy"])`);
  };
  const remove = (at: number) => {
    const next = questions[at + 1] ?? questions[at - 1];
    set(questions.toSpliced(at, 1));
    focusOn(next ? `[data-question="${next.key}"] [data-does="remove"]` : '[data-does="add"]');
  };
  const wrong = problems.get('questions');
  return (
    <section class="builder-part" ref={element} aria-label={say({ zh: '题目', en: 'Questions' })}>
      <h2>{say(fill(heading, { many: questions.length }))}</h2>
      {wrong && <Problem words={wrong.words} clauses={wrong.clauses ?? []} />}
      <ol class="builder-questions">
        {questions.map((question, at) => (
          <QuestionCard
            key={question.key}
            {...{ register, question, at }}
            many={questions.length}
            problems={problemsAt(problems, at)}
            onChange={(more) => set(questions.with(at, { ...question, ...more }))}
            onMove={(by) => move(at, at + by)}
            onCopy={() => insert(at + 1, copyOf(question))}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      {questions.length < QUESTIONS_MOST && (
        <Button icon="plus" data-does="add" onClick={() => insert(questions.length, blankQuestion())}>
          {say({ zh: '添加题目', en: 'Add a question' })}
        </Button>
      )}
    </section>
  );
}

/** Of one question, by the names of its parts. */
function problemsAt(problems: ReadonlyMap<string, Remark>, at: number): ReadonlyMap<string, Remark> {
  const own = `questions.${at}.`;
  return new Map(
    [...problems].flatMap(([name, remark]) =>
      name.startsWith(own) ? [[name.slice(own.length), remark] as const] : [],
    ),
  );
}

/** After the next drawing the focus goes to the first that a selector finds. */
function useFocusAfter() {
  const element = useRef<HTMLElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    element.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });
  return {
    element,
    focusOn: (selector: string) => {
      wanted.current = selector;
    },
  };
}
