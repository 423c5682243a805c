import type { Answer, Question } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import type { Document } from '../../data/store.ts';
import { useRegister } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { LinkButton } from '../../kit/button.tsx';
import { useLanguage, useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { AnswerList } from '../../survey/answer-list.tsx';
import type { BesideProps } from '../chapter-pages.ts';
import { paperAddress } from './paper-address.ts';
import { mayCorrect, typesPaper } from './who.ts';

/** What a household has said, with the questions; the way to type its paper, or to put right what was typed. */
export function BallotAnswers({ id, values }: BesideProps) {
  const { site } = useSession();
  const register = useRegister('surveys');
  const named = typeof values.survey === 'string' && values.survey !== '' ? values.survey : null;
  const { value: survey } = useRecord(register && named !== null ? recordPath(site, register, named) : null);
  if (!survey || id === null) return null;
  return values.state === 'invited' ? (
    <ToType values={values} />
  ) : (
    <Answers id={id} values={values} survey={survey} />
  );
}

function ToType({ values }: { values: Document }) {
  const say = useWords();
  const session = useSession();
  if (!typesPaper(session, String(values.building))) return null;
  return (
    <div class="actions no-print">
      <LinkButton href={paperAddress(String(values.survey), String(values.household))}>
        {say({ zh: '录入纸质问卷', en: 'Type its paper form' })}
      </LinkButton>
    </div>
  );
}

interface AnswersProps {
  readonly id: string;
  readonly values: Document;
  readonly survey: Document;
}

function Answers({ id, values, survey }: AnswersProps) {
  const say = useWords();
  const session = useSession();
  const language = useLanguage();
  const questions = survey.questions as readonly Question[];
  const { answers, before } = values as { readonly [name in 'answers' | 'before']?: readonly Answer[] };
  if (!answers)
    return (
      <p class="muted no-print">
        {say({
          zh: '不记名问卷：不知道这一户答了什么',
          en: 'Anonymous: nobody knows what this household said',
        })}
      </p>
    );
  return (
    <section class="section no-print" aria-label={say({ zh: '答复内容', en: 'What was said' })}>
      <div class="section-head">
        <h2>{say({ zh: '答复内容', en: 'What was said' })}</h2>
        {mayCorrect(session, values) && (
          <LinkButton href={`/ballots/${encodeURIComponent(id)}/correct`}>
            {say({ zh: '更正录入', en: 'Put right' })}
          </LinkButton>
        )}
      </div>
      <div class="card">
        <AnswerList {...{ questions, language, answers }} />
      </div>
      {before && (
        <details>
          <summary>{say({ zh: '更正前的答复', en: 'As it stood before' })}</summary>
          <div class="card">
            <AnswerList {...{ questions, language }} answers={before} />
          </div>
        </details>
      )}
    </section>
  );
}
