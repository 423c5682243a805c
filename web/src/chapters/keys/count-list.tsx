import { useEffect, useState } from 'preact/hooks';
import { type KeyKind, keyKinds } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { allDiffer, tidied } from '../../../../rulebook/notation/plain-text.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Badge, Empty, Problem } from '../../kit/notes.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { Progress } from '../../rounds/progress.tsx';
import { useSession } from '../../session/current.ts';
import type { BoardKey } from './board.ts';
import { Camera } from './camera.tsx';
import { CodeBox } from './code-box.tsx';
import { CountAside } from './count-aside.tsx';
import { CountFinish } from './count-finish.tsx';
import { findKey } from './find-key.ts';
import { readCode } from './key-code.ts';
import { lookOf } from './key-look.ts';
import { allFound, countedOf, keepTally, keptTally, type Mark, marked, type Tally } from './marks.ts';
import { piecesOf, piecesWords } from './pieces.ts';
import { Unexpected } from './unexpected.tsx';
import { standingOf } from './use-cabinet.ts';

interface ListProps {
  readonly id: string;
  readonly rev: number;
  readonly cabinet: KeyKind;
  /** What the server has laid in to be counted: each of them is named once. */
  readonly inventory: readonly string[];
  readonly keys: readonly BoardKey[];
}

/** What the last scan has found. */
interface Heard {
  readonly words: Words;
  readonly tone: 'good' | 'bad';
  /** The piece that does not belong here, to be written down. */
  readonly stray?: string;
  readonly key?: string;
}

const notKept: Words = {
  zh: '本机存不下点到的结果：空间已满，或浏览器处于无痕模式。请不要关掉此页，点完当场完成清点',
  en: 'This device does not keep what you mark: it is full, or the browser is in private mode. Leave this page open and finish the count here',
};

/** The checklist: each key that should hang here is found or missing, by touch, by scan or by its code. */
export function CountList({ id, rev, cabinet, inventory, keys }: ListProps) {
  const say = useWords();
  const { site, uid } = useSession();
  const counting = { site, uid, count: id };
  const [tally, setTally] = useState<Tally>(() => keptTally(counting));
  const [isKept, setIsKept] = useState(true);
  const [heard, setHeard] = useState<Heard | null>(null);
  const [isCameraOn, setIsCameraOn] = useState(false);
  const [fewer, setFewer] = useState<string | null>(null);
  useEffect(() => setIsKept(keepTally(counting, tally)), [site, uid, id, tally]);
  const listed = new Set(inventory);
  const { hanging, out, lost } = standingOf(keys.filter((key) => listed.has(key.id)));
  const ids = hanging.map((key) => key.id);
  const counted = countedOf(inventory, new Set(ids), tally.marks);
  const mark = (key: string, as: Mark) => setTally((now) => ({ ...now, marks: marked(now.marks, key, as) }));
  const hear = async (text: string): Promise<void> => {
    const code = readCode(text);
    const isIt = (key: BoardKey) =>
      code.is === 'key' ? key.id === code.id : code.is === 'code' && key.code === code.code;
    const here = hanging.find(isIt);
    const next = here
      ? foundHere(here, tally)
      : await strayKey(text, out.find(isIt), cabinet, () => findKey(site, code));
    if (here && tally.marks[here.id] !== 'found') mark(here.id, 'found');
    setHeard(next);
    navigator.vibrate?.(next.tone === 'good' ? 60 : [80, 60, 80]);
  };
  return (
    <div class="counting">
      <Progress
        done={counted.found.length + counted.missing.length}
        of={ids.length}
        label={{ zh: '清点进度', en: 'Progress of the count' }}
      >
        {counted.missing.length > 0 && (
          <span class="count-missing">
            {say({ zh: `缺少 ${counted.missing.length} 把`, en: `${counted.missing.length} missing` })}
          </span>
        )}
      </Progress>
      {!isKept && <Problem words={notKept} />}
      <CodeBox
        isCameraOn={isCameraOn}
        onCamera={() => setIsCameraOn(!isCameraOn)}
        onCode={(text) => void hear(text)}
      />
      {isCameraOn && <Camera onRead={(text) => void hear(text)} />}
      <HeardLine heard={heard} tally={tally} onTally={setTally} onDone={() => setHeard(null)} />
      {hanging.length === 0 && (
        <Empty
          icon="key"
          words={{ zh: '此柜现在没有应在柜的钥匙', en: 'No key should hang in this cabinet now' }}
        />
      )}
      <ul class="count-tiles" aria-label={say({ zh: '应在柜的钥匙', en: 'Keys that should hang here' })}>
        {hanging.map((key) => (
          <CountTile
            key={key.id}
            boardKey={key}
            mark={tally.marks[key.id]}
            onMark={(as) => mark(key.id, as)}
            onFewer={() => setFewer(key.id)}
          />
        ))}
      </ul>
      <div class="actions">
        {counted.left.length > 0 && (
          <Button
            icon="check"
            onClick={() => setTally((now) => ({ ...now, marks: allFound(now.marks, ids) }))}
          >
            {say(
              counted.left.length === ids.length
                ? { zh: '全部在柜', en: 'All found' }
                : {
                    zh: `其余 ${counted.left.length} 把都在柜`,
                    en: `The other ${counted.left.length} found`,
                  },
            )}
          </Button>
        )}
      </div>
      <Unexpected tally={tally} onTally={setTally} inventory={inventory} />
      <CountFinish
        {...{ id, rev, hanging, counted, unexpected: tally.unexpected }}
        pieces={piecesOf(hanging.filter((key) => counted.found.includes(key.id)))}
      />
      <CountAside out={out} lost={lost} />
      {fewer !== null && (
        <StepDialog
          register="keyIncidents"
          step="report"
          preset={{ key: fewer, what: 'fewer' }}
          about={['key', 'what']}
          title={{ zh: '报告缺少部分', en: 'Report missing pieces' }}
          onDone={() => setTally((now) => ({ ...now, marks: { ...now.marks, [fewer]: 'found' } }))}
          onClose={() => setFewer(null)}
        />
      )}
    </div>
  );
}

const foundHere = ({ id, code }: BoardKey, { marks }: Tally): Heard =>
  marks[id] === 'found'
    ? { words: { zh: `${code} 已经点过`, en: `${code} was counted already` }, tone: 'good' }
    : { words: { zh: `${code} 在柜`, en: `${code} found` }, tone: 'good' };

/** A key that hangs where it should not: lent and put back without a word, or of another cabinet, or not ours. */
async function strayKey(
  text: string,
  lent: BoardKey | undefined,
  cabinet: KeyKind,
  look: () => ReturnType<typeof findKey>,
): Promise<Heard> {
  if (lent) {
    return {
      words: {
        zh: `${lent.code} 登记为借出，却在柜里：请先办理收回`,
        en: `${lent.code} is entered as out but hangs here: take it back first`,
      },
      tone: 'bad',
      key: lent.id,
      stray: lent.code,
    };
  }
  const found = await look().catch(() => null);
  const typed = tidied(text).slice(0, 40);
  if (!found) {
    return {
      words: { zh: `没有这把钥匙：${typed}`, en: `There is no such key: ${typed}` },
      tone: 'bad',
      stray: typed,
    };
  }
  const code = String(found.key.code);
  const theirs = found.key.cabinet as KeyKind;
  const isNew = found.key.state === 'inCabinet' && theirs === cabinet;
  const state = isNew
    ? { zh: '清点开始之后才挂入', en: 'hung here since the count began' }
    : lookOf(found.key.state as BoardKey['state'], false).words;
  const words =
    theirs === cabinet
      ? { zh: `${code} 登记为${state.zh}`, en: `${code} is entered as: ${state.en}` }
      : {
          zh: `${code} 属于${keyKinds[theirs].zh}钥匙柜`,
          en: `${code} belongs to the ${keyKinds[theirs].en} cabinet`,
        };
  return { words, tone: 'bad', key: found.id, stray: code };
}

interface HeardProps {
  readonly heard: Heard | null;
  readonly tally: Tally;
  readonly onTally: (tally: Tally) => void;
  readonly onDone: () => void;
}

/** What the last scan was, read out loud too. */
function HeardLine({ heard, tally, onTally, onDone }: HeardProps) {
  const say = useWords();
  const stray = heard?.stray;
  const canNote = stray !== undefined && stray !== '' && allDiffer([...tally.unexpected, stray]);
  return (
    <div class={`count-heard ${heard?.tone ?? ''}`} role="status">
      {heard && (
        <>
          <span>{say(heard.words)}</span>
          {heard.key && (
            <a href={`/keys/${encodeURIComponent(heard.key)}`}>{say({ zh: '打开', en: 'Open' })}</a>
          )}
          {canNote && (
            <Button
              onClick={() => {
                onTally({ ...tally, unexpected: [...tally.unexpected, stray].slice(0, 5) });
                onDone();
              }}
            >
              {say({ zh: '记为多出', en: 'Note as unexpected' })}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

interface TileProps {
  readonly boardKey: BoardKey;
  readonly mark: Mark | undefined;
  readonly onMark: (mark: Mark) => void;
  /** Some of its pieces hang here, others don't. */
  readonly onFewer: () => void;
}

/** One hook: the whole tile says found, the small button missing; again takes it back. */
function CountTile({ boardKey, mark, onMark, onFewer }: TileProps) {
  const say = useWords();
  const { code, opensWhat, hook, state } = boardKey;
  return (
    <li class={`count-tile ${mark ?? ''}`}>
      <button
        type="button"
        class="count-found"
        aria-pressed={mark === 'found'}
        onClick={() => onMark('found')}
      >
        <span class="count-sign">{mark && <Icon name={mark === 'found' ? 'check' : 'close'} />}</span>
        <span class="count-key">
          <b>{code}</b>
          <span>{opensWhat}</span>
          {state === 'damaged' && <Badge tone="bad">{say(lookOf(state, false).words)}</Badge>}
        </span>
        <span class="count-hook">
          {hook} · {say(piecesWords(boardKey))}
        </span>
      </button>
      {boardKey.present > 1 && state !== 'damaged' && (
        <button
          type="button"
          class="count-miss"
          aria-label={say({ zh: `${code} 少了几把`, en: `${code}: some missing` })}
          onClick={onFewer}
        >
          {say({ zh: '少了', en: 'Fewer' })}
        </button>
      )}
      <button
        type="button"
        class="count-miss"
        aria-pressed={mark === 'missing'}
        aria-label={say({ zh: `缺少 ${code}`, en: `${code} missing` })}
        onClick={() => onMark('missing')}
      >
        {say({ zh: '不在', en: 'Not here' })}
      </button>
    </li>
  );
}
