import './round.css';
import { useEffect, useState } from 'preact/hooks';
import { afterFirstRecords } from '../after-first-records.ts';
import { Chip } from '../kit/chip.tsx';
import { Clauses, Empty, Loading } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { useWords, type Words } from '../language/words.ts';
import { Floors, leftWords } from './floors.tsx';
import { KeptLine } from './kept-line.tsx';
import { type Asked, MarkForm } from './mark-form.tsx';
import { Outbox } from './outbox.tsx';
import { Progress } from './progress.tsx';
import { SendBar } from './send-bar.tsx';
import { isOpen, type Standing, standingsOf } from './standing.ts';
import { buildingsOf } from './stop.ts';
import { useMarks } from './use-marks.ts';
import { useRound, useWalk } from './use-round.ts';

interface RoundProps {
  /** As the chapters contribute to it. */
  readonly name: string;
  readonly title: Words;
  readonly back: string;
  readonly cites: readonly string[];
}

/** A round on foot: fetched ahead, marked floor by floor, sent when there is a network, and gone on with tomorrow. */
export function RoundPage({ name, title, back, cites }: RoundProps) {
  const say = useWords();
  const walk = useWalk(name);
  const round = useRound(walk);
  const marks = useMarks(walk);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { kept } = round;
  const isKnown = kept !== undefined;
  useEffect(() => {
    if (isKnown) afterFirstRecords();
  }, [isKnown]);
  // What the server has had since is seen as it stands now: where nobody was at home, one comes again.
  const newest = marks.sent.at(-1)?.at;
  const isBehind = kept != null && newest !== undefined && newest > kept.at;
  useEffect(() => {
    if (isBehind && navigator.onLine) void round.fetchAnew();
  }, [newest?.getTime(), isBehind]);
  const standings = kept ? standingsOf(kept, marks.here, marks.sent) : [];
  const left = standings.filter(isOpen).length;
  const done = marks.here.length + marks.sent.length;
  return (
    <Page title={title} back={back}>
      <p class="muted">
        {say({
          zh: '先在有网络处打开；没有网络也能标记，标记存在本机，按“送出”后才办理',
          en: 'Open it where there is a network; marks are kept on this device without one, and are entered once you send them',
        })}{' '}
        <Clauses ids={cites} />
      </p>
      <KeptLine round={round} />
      {kept === undefined && <Loading rows={5} />}
      {kept && (
        <Progress done={done} of={left + done} label={{ zh: '走访进度', en: 'Progress of the round' }}>
          <span>{say(leftWords(left))}</span>
        </Progress>
      )}
      {kept?.stops.length === 0 && done === 0 && (
        <Empty words={{ zh: '今天没有要走的', en: 'There is nowhere to go today' }} />
      )}
      <Buildings standings={standings} onAsk={setAsked} />
      <Outbox marks={marks} />
      <SendBar marks={marks} onSent={round.fetchAnew} />
      {asked && <MarkForm walk={walk} asked={asked} onClose={() => setAsked(null)} />}
    </Page>
  );
}

interface BuildingsProps {
  readonly standings: readonly Standing[];
  readonly onAsk: (asked: Asked) => void;
}

/** One building at a time: first the one where somebody is still to be visited. */
function Buildings({ standings, onAsk }: BuildingsProps) {
  const say = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const buildings = buildingsOf(standings.map(({ stop }) => stop));
  const of = (building: string) => standings.filter(({ stop }) => stop.building === building);
  const leftIn = (building: string) => of(building).filter(isOpen).length;
  const shown = chosen ?? buildings.find((each) => leftIn(each) > 0) ?? buildings[0];
  if (shown === undefined) return null;
  return (
    <>
      <nav class="chips round-buildings" aria-label={say({ zh: '楼栋', en: 'Building' })}>
        {buildings.map((each) => (
          <Chip
            key={each}
            words={{ zh: `${each} 栋 · ${leftIn(each)}`, en: `Building ${each} · ${leftIn(each)}` }}
            isOn={each === shown}
            onPick={() => setChosen(each)}
          />
        ))}
      </nav>
      <Floors standings={of(shown)} onAsk={onAsk} />
    </>
  );
}
