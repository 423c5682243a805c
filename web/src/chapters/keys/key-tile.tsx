import { useMemo } from 'preact/hooks';
import { spanText } from '../../../../rulebook/site/span.ts';
import { Icon } from '../../kit/icon.tsx';
import { shortText, untilText } from '../../language/time.ts';
import { useLanguage, useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { type BoardKey, isOverdue } from './board.ts';
import { holderWords } from './borrower.ts';
import { lookOf } from './key-look.ts';
import { missingPieces, piecesWords } from './pieces.ts';

interface TileProps {
  readonly boardKey: BoardKey;
  readonly now: Date;
  readonly nameOf: (uid: string) => string;
}

/** One hook of the board. Drawn again only when its key, its holder's name or the minute has changed. */
export function KeyTile({ boardKey: key, now, nameOf }: TileProps) {
  const language = useLanguage();
  // 500 of them hang here, and none of them changes while somebody types.
  return useMemo(
    () => <Tile boardKey={key} now={now} nameOf={nameOf} />,
    [key, now.getTime(), nameOf, language],
  );
}

function Tile({ boardKey: key, now, nameOf }: TileProps) {
  const say = useWords();
  const look = lookOf(key.state, isOverdue(key, now));
  return (
    <a class={`key-tile ${look.tone}`} href={`/keys/${encodeURIComponent(key.id)}`}>
      <span class="key-tile-head">
        <b>{key.code}</b>
        <span class="key-state">
          <Icon name={look.icon} />
          {say(look.short)}
        </span>
      </span>
      <span class="key-tile-door">
        <span>{key.opensWhat}</span>
        <Mark boardKey={key} />
      </span>
      <span class="key-tile-foot">
        {key.holding ? <Held boardKey={key} now={now} nameOf={nameOf} /> : <Hung boardKey={key} />}
      </span>
    </a>
  );
}

/** Who has it, and from when until when; how late it is says more than both. */
function Held({ boardKey: { holding, due }, now, nameOf }: TileProps) {
  const say = useWords();
  const language = useLanguage();
  const { zone } = useSession();
  if (!holding) return null;
  const since = holding.since ? shortText(holding.since, zone, now) : '';
  const until = due ? untilText(due, zone, now) : '';
  const isLate = due !== null && due <= now;
  const late = due ? spanText(now.getTime() - due.getTime(), language) : '';
  return (
    <>
      <b>{say(holderWords(holding, nameOf))}</b>
      <span>{isLate ? say({ zh: `逾期 ${late}`, en: `${late} late` }) : `${since} → ${until}`}</span>
    </>
  );
}

function Hung({ boardKey: key }: Pick<TileProps, 'boardKey'>) {
  const say = useWords();
  if (key.state === 'lost' || key.state === 'damaged') return null;
  return (
    <span>
      {say({ zh: `挂钩 ${key.hook}`, en: `Hook ${key.hook}` })} · {say(piecesWords(key))}
    </span>
  );
}

const marks = {
  owesPapers: { zh: '补手续', en: 'Papers' },
  approved: { zh: '待发放', en: 'To issue' },
  requested: { zh: '有申请', en: 'Asked for' },
  oldLock: { zh: '已换锁', en: 'Old key' },
} as const satisfies Record<string, Words>;

/** What waits at this key for somebody, or must be known before it is lent. */
function Mark({ boardKey: key }: Pick<TileProps, 'boardKey'>) {
  const say = useWords();
  const { asked, holding } = key;
  const waits = holding?.owesPapers ? marks.owesPapers : asked && marks[asked];
  const told = waits ?? (key.isOldLock ? marks.oldLock : missingPieces(key));
  return told && <span class="key-mark">{say(told)}</span>;
}
