import './builder.css';
import '../../forms/forms.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Registers } from '../../../../rulebook/notation/register.ts';
import { newId, recordPath } from '../../../../rulebook/reading/paths.ts';
import { readingFailed } from '../../data/failures.ts';
import { useStandings } from '../../data/planning.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { showFault } from '../../forms/first-empty.ts';
import { FormContext } from '../../forms/form-context.ts';
import { needsNetwork, stuck } from '../../forms/needs-network.ts';
import { Refusals } from '../../forms/refusals.tsx';
import { Button } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useOnline } from '../../kit/online.ts';
import { Page } from '../../kit/page.tsx';
import { fill, useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { refusedAtAll } from './check-draft.ts';
import { fromRecord, fromTemplate, type SurveyDraft } from './draft.ts';
import { HouseholdsAsked } from './households-asked.tsx';
import { useKeptDraft } from './kept-draft.ts';
import { Preview } from './preview.tsx';
import { QuestionList } from './question-list.tsx';
import { SurveyTexts } from './survey-texts.tsx';
import { useSaving } from './use-saving.ts';

const titles: Readonly<Record<'draft' | 'revise', Words>> = {
  draft: { zh: '新建问卷', en: 'New survey' },
  revise: { zh: '修改问卷', en: 'Revise the survey' },
};

/** So long households have, unless somebody says otherwise. */
const DAYS_OPEN = 14;

/** A survey is put together from the template of one of the regulation's two forms (R3.4.6.2). */
export function NewSurvey() {
  const registers = useRegisters('surveys');
  const { calendar } = useSiteTime();
  const [id] = useState(newId);
  const first = (): SurveyDraft => ({
    ...fromTemplate('household'),
    id,
    closesOn: calendar.shiftDay(calendar.day(new Date()), DAYS_OPEN),
  });
  if (!registers) return <Waiting step="draft" back="/surveys" />;
  return <Allowed {...{ registers, first, id, step: 'draft', of: 'new', record: null, back: '/surveys' }} />;
}

/** A survey that nobody has been asked yet is revised. */
export function EditSurvey({ id = '' }: { id?: string }) {
  const { site } = useSession();
  const registers = useRegisters('surveys');
  const register = registers?.('surveys');
  const { value: record, failure } = useRecord(register ? recordPath(site, register, id) : null);
  const back = `/surveys/${encodeURIComponent(id)}`;
  if (!registers || !record)
    return <Waiting step="revise" back={back} failure={failure} isMissing={record === null} />;
  const of = `${id} ${record.rev}`;
  const first = () => fromRecord(id, record);
  return <Allowed key={of} {...{ registers, first, id, step: 'revise', of, record, back }} />;
}

interface WaitingProps {
  readonly step: 'draft' | 'revise';
  readonly back: string;
  readonly failure?: unknown;
  readonly isMissing?: boolean;
}

function Waiting({ step, back, failure, isMissing }: WaitingProps) {
  return (
    <Page title={titles[step]} back={back}>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {isMissing && <Empty icon="search" words={{ zh: '没有这份问卷', en: 'There is no such survey' }} />}
      {!isMissing && failure == null && <Loading rows={6} />}
    </Page>
  );
}

interface BuilderProps {
  readonly registers: Registers;
  readonly first: () => SurveyDraft;
  readonly id: string;
  readonly step: 'draft' | 'revise';
  /** Under which name what is typed is kept. */
  readonly of: string;
  readonly record: Document | null;
  readonly back: string;
}

/** Who may not save it, or not any more, is told before anything is typed. */
function Allowed(props: BuilderProps) {
  const { registers, id, step, record, back } = props;
  const standings = useStandings(registers, 'surveys', id, record, [step]);
  const refusals = standings?.get(step);
  if (!refusals) return <Waiting step={step} back={back} />;
  if (refusals.length === 0) return <Builder {...props} />;
  return (
    <Page title={titles[step]} back={back}>
      {refusals.map(({ rule, words, cites }) => (
        <Problem key={rule} words={words} clauses={cites} />
      ))}
    </Page>
  );
}

function Builder({ registers, first, step, of, record, back }: BuilderProps) {
  const say = useWords();
  const time = useSiteTime();
  const { route } = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const [isPreviewed, setIsPreviewed] = useState(false);
  const [draft, change, forget] = useKeptDraft(of, first);
  const register = registers('surveys');
  const saving = useSaving({ draft, register, record }, () => {
    forget();
    route(`/surveys/${encodeURIComponent(draft.id)}`);
  });
  const { problems, tried } = saving;
  useEffect(() => {
    if (tried === 0) return;
    setIsPreviewed(false);
    if (form.current) showFault(form.current);
  }, [tried]);
  const parts = { register, draft, problems, onChange: change };
  return (
    <Page title={titles[step]} back={back} isWide>
      <nav class="chips builder-tabs" aria-label={say({ zh: '编写或预览', en: 'Edit or preview' })}>
        <Chip words={{ zh: '编写', en: 'Edit' }} isOn={!isPreviewed} onPick={() => setIsPreviewed(false)} />
        <Chip words={{ zh: '预览', en: 'Preview' }} isOn={isPreviewed} onPick={() => setIsPreviewed(true)} />
      </nav>
      <div class={isPreviewed ? 'builder previewed' : 'builder edited'}>
        <FormContext.Provider value={{ registers, time, captured: new Map(), keep: () => undefined }}>
          <form
            ref={form}
            class="builder-form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void saving.save();
            }}
          >
            <SurveyTexts {...parts} isNew={step === 'draft'} />
            <QuestionList {...parts} />
            <HouseholdsAsked {...parts} />
            <Foot saving={saving} />
          </form>
        </FormContext.Provider>
        <Preview draft={draft} />
      </div>
    </Page>
  );
}

const wrong: Words = { zh: '有 {many} 处需要修改', en: '{many} to be put right' };

/** What stands in the way of it as a whole, and the button. */
function Foot({ saving: { problems, refusals, failure, isBusy } }: { saving: ReturnType<typeof useSaving> }) {
  const say = useWords();
  const isOnline = useOnline();
  return (
    <div class="builder-foot">
      {failure && <Problem words={failure} />}
      <Refusals of={refusedAtAll(refusals)} />
      <p class="builder-wrong" role="status">
        {problems.size > 0 && say(fill(wrong, { many: problems.size }))}
      </p>
      <div class="actions">
        <Button kind="primary" type="submit" isBusy={isBusy} disabled={!isOnline}>
          {say(isOnline ? { zh: '保存草稿', en: 'Save the draft' } : stuck)}
        </Button>
        <small class="muted">
          {isOnline
            ? say({
                zh: '保存后还没有发放；所填内容在本机留存，离开再回来仍在',
                en: 'Nobody is asked yet; what you type stays on this device until it is saved',
              })
            : say(needsNetwork)}
        </small>
      </div>
    </div>
  );
}
