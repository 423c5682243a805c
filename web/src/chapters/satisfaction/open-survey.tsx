import { useState } from 'preact/hooks';
import { type CallProblem, CallRefused, call } from '../../data/call.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Document } from '../../data/store.ts';
import { stuck } from '../../forms/needs-network.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Problem } from '../../kit/notes.tsx';
import { useOnline } from '../../kit/online.ts';
import { tell } from '../../kit/says.tsx';
import { fill, useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';

const whom: Readonly<Record<'all' | 'some', Words>> = {
  all: { zh: '全部楼栋在住的', en: 'In all buildings, ' },
  some: { zh: '{many} 栋楼（{names}）在住的', en: 'In {many} buildings ({names}), ' },
};
const every: Words = { zh: '每一户', en: 'every household' };
const sampled: Words = { zh: '业户中抽取的 {sample} 户', en: 'a sample of {sample} households' };

/** What is about to happen, in one sentence. */
function whoIsAsked({ buildings, sample }: Document): Words {
  const names = buildings as readonly string[] | undefined;
  const where = names ? fill(whom.some, { many: names.length, names: names.join('、') }) : whom.all;
  const which = sample === undefined ? every : fill(sampled, { sample: Number(sample) });
  return {
    zh: `${where.zh}${which.zh}将各得到一份答卷。`,
    en: `${where.en}${which.en} will get a ballot.`,
  };
}

const forGood: Words = {
  zh: '发放后，题目、发放对象和是否不记名都不能再改，只能延长截止日期。',
  en: 'Once it is open the questions, who is asked and whether it is anonymous can’t be changed; only its last day can be put off.',
};

/** 发放: every household that is asked gets its ballot; it takes the server a while. */
export function OpenSurvey({ id, survey }: { id: string; survey: Document }) {
  const say = useWords();
  const { site } = useSession();
  const isOnline = useOnline();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  const open = async (): Promise<void> => {
    setIsBusy(true);
    setProblems([]);
    try {
      const { asked } = await call<{ asked: number }>('openSurvey', { site, id });
      tell({ zh: `已发放 ${asked} 户`, en: `${asked} households are asked` });
      setIsAsking(false);
    } catch (error) {
      const isRefused = error instanceof CallRefused;
      setProblems(isRefused ? error.problems : [{ words: readingFailed(error), clauses: [] }]);
    } finally {
      setIsBusy(false);
    }
  };
  // Half of it may be done: whoever leaves would not learn what came of it.
  const close = () => !isBusy && setIsAsking(false);
  return (
    <>
      <Button kind="primary" onClick={() => setIsAsking(true)}>
        {say({ zh: '发放', en: 'Open' })}
      </Button>
      {isAsking && (
        <Dialog
          title={say({ zh: '发放问卷', en: 'Open the survey' })}
          onClose={close}
          foot={
            <>
              <Button onClick={close} disabled={isBusy}>
                {say({ zh: '返回', en: 'Back' })}
              </Button>
              <Button kind="primary" isBusy={isBusy} disabled={!isOnline} onClick={() => void open()}>
                {say(isOnline ? { zh: '确认发放', en: 'Open it' } : stuck)}
              </Button>
            </>
          }
        >
          <p>{say(whoIsAsked(survey))}</p>
          <p>{say(forGood)}</p>
          {isBusy && <Progress />}
          {problems.map(({ words, clauses }) => (
            <Problem key={words.zh} words={words} clauses={clauses} />
          ))}
        </Dialog>
      )}
    </>
  );
}

function Progress() {
  const say = useWords();
  const words = say({ zh: '正在为每一户准备答卷，请稍候', en: 'Preparing the ballots; please wait' });
  return (
    <p role="status">
      {words} <progress aria-label={words} />
    </p>
  );
}
