import './slips.css';
import '../../forms/forms.css';
import { useMemo, useState } from 'preact/hooks';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { type CallProblem, CallRefused, call } from '../../data/call.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Document } from '../../data/store.ts';
import { useRegister } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { stuck } from '../../forms/needs-network.ts';
import { Button } from '../../kit/button.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useOnline } from '../../kit/online.ts';
import { Page } from '../../kit/page.tsx';
import { naturally } from '../../language/order.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { buildingWords } from './buildings.ts';
import { SlipSheet } from './slip-sheet.tsx';
import { asksHouseholds } from './who.ts';

/** A slip that is put under a door: which home, and its own link. */
export interface Slip {
  readonly building: string;
  readonly room: string;
  readonly link: string;
}

const title: Words = { zh: '打印问卷条', en: 'Print the slips' };

/** R3.4.6.2 The slips by which households find their survey: one for each home that has not answered. */
export function Slips({ id = '' }: { id?: string }) {
  const { site } = useSession();
  const register = useRegister('surveys');
  const { value: survey, failure } = useRecord(register && recordPath(site, register, id));
  if (survey) return <Found id={id} survey={survey} />;
  return (
    <Page title={title} back={`/surveys/${encodeURIComponent(id)}`}>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {survey === null && (
        <Empty icon="search" words={{ zh: '没有这份问卷', en: 'There is no such survey' }} />
      )}
      {survey === undefined && failure == null && <Loading rows={4} />}
    </Page>
  );
}

/** Asks the server for the slips; nothing is asked before somebody wants them, since it is written down who did. */
function useSlips(survey: string) {
  const { site } = useSession();
  const [slips, setSlips] = useState<readonly Slip[] | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  const ask = async (): Promise<void> => {
    setIsBusy(true);
    setProblems([]);
    try {
      const found = await call<{ slips: readonly Slip[] }>('surveySlips', { site, survey });
      setSlips(found.slips.toSorted((one, other) => naturally(one.room, other.room)));
    } catch (error) {
      const isRefused = error instanceof CallRefused;
      setProblems(isRefused ? error.problems : [{ words: readingFailed(error), clauses: [] }]);
    } finally {
      setIsBusy(false);
    }
  };
  return { slips, isBusy, problems, ask };
}

function Found({ id, survey }: { id: string; survey: Document }) {
  const say = useWords();
  const { slips, isBusy, problems, ask } = useSlips(id);
  const buildings = useMemo(
    () => [...new Set(slips?.map(({ building }) => building))].sort(naturally),
    [slips],
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const printed = slips?.filter(({ building }) => !left.has(building)) ?? [];
  const toggle = (building: string) => {
    const next = new Set(left);
    if (!next.delete(building)) next.add(building);
    setLeft(next);
  };
  return (
    <Page
      title={title}
      back={`/surveys/${encodeURIComponent(id)}`}
      isWide
      actions={
        slips && (
          <Button kind="primary" icon="print" disabled={printed.length === 0} onClick={() => print()}>
            {say({ zh: `打印 ${printed.length} 张`, en: `Print ${printed.length}` })}
          </Button>
        )
      }
    >
      <div class="slips-choosing no-print">
        <p class="muted">{String(survey.title)}</p>
        {!slips && <Asking survey={survey} isBusy={isBusy} onAsk={() => void ask()} />}
        {problems.map(({ words, clauses }) => (
          <Problem key={words.zh} words={words} clauses={clauses} />
        ))}
        {slips?.length === 0 && (
          <Empty words={{ zh: '都已答复，不需要问卷条', en: 'Everybody has answered' }} />
        )}
        {buildings.length > 1 && (
          <fieldset class="slips-buildings">
            <legend>{say({ zh: '打印哪些楼栋', en: 'Which buildings' })}</legend>
            {buildings.map((building) => (
              <label class="tick" key={building}>
                <input type="checkbox" checked={!left.has(building)} onChange={() => toggle(building)} />
                <span>{say(buildingWords(building))}</span>
              </label>
            ))}
          </fieldset>
        )}
      </div>
      {printed.length > 0 && <SlipSheet slips={printed} survey={survey} />}
    </Page>
  );
}

const warning: Words = {
  zh: '每张纸条上的二维码代表一户：拿到纸条的人可以替这一户作答，请直接投入信箱或交给住户，不要张贴。何人何时打印会记入经过。',
  en: 'The QR code on a slip stands for one home: whoever has it can answer for that home. Put it into the letterbox or hand it over; never post it up. Who has them printed, and when, is written down.',
};
const notOpen: Words = {
  zh: '问卷未在进行中，不能打印问卷条',
  en: 'The survey is not open: there are no slips to print',
};
const notYours: Words = {
  zh: '须由客服助理、客服主任、管理处经理办理',
  en: 'For the assistant, the supervisor and the manager',
};

interface AskingProps {
  readonly survey: Document;
  readonly isBusy: boolean;
  readonly onAsk: () => void;
}

function Asking({ survey, isBusy, onAsk }: AskingProps) {
  const say = useWords();
  const session = useSession();
  const isOnline = useOnline();
  if (!asksHouseholds(session)) return <Problem words={notYours} clauses={['R3.4.6.2']} />;
  if (survey.state !== 'open') return <Problem words={notOpen} clauses={['R3.4.6.2']} />;
  return (
    <>
      <p class="notice-box">{say(warning)}</p>
      <div class="actions">
        <Button kind="primary" icon="print" isBusy={isBusy} disabled={!isOnline} onClick={onAsk}>
          {say(isOnline ? { zh: '取得问卷条', en: 'Get the slips' } : stuck)}
        </Button>
      </div>
    </>
  );
}
