import { type KeyKind, keyKinds } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { useWords } from '../../language/words.ts';
import type { BoardKey } from './board.ts';
import { CountOfToday } from './count-of-today.tsx';
import { kindNames } from './kept-kinds.ts';
import { KeyTile } from './key-tile.tsx';
import type { CountsOfToday } from './use-counts.ts';

interface BoardProps {
  readonly all: readonly BoardKey[];
  readonly shown: readonly BoardKey[];
  readonly counts: CountsOfToday;
  readonly kept: readonly KeyKind[] | null;
  readonly now: Date;
  readonly nameOf: (uid: string) => string;
}

/** The cabinets one below the other: each kind of key lies in its own (R4.4.2.2, R4.4.3.2). */
export function CabinetBoard({ all, shown, counts, kept, now, nameOf }: BoardProps) {
  const say = useWords();
  const kinds = kindNames.filter((kind) => shown.some((key) => key.kind === kind));
  return (
    <>
      {kinds.map((kind) => {
        const here = all.filter((key) => key.kind === kind);
        const hanging = here.filter(
          ({ state }) => state === 'inCabinet' || state === 'awaitingReseal',
        ).length;
        return (
          <section key={kind} class="section" aria-labelledby={`cabinet-${kind}`}>
            <header class="cabinet-head">
              <h2 id={`cabinet-${kind}`}>
                {say({ zh: `${keyKinds[kind].zh}钥匙柜`, en: `${keyKinds[kind].en} cabinet` })}
              </h2>
              <span class="muted">
                {say({ zh: `在柜 ${hanging} / ${here.length}`, en: `${hanging} of ${here.length} here` })}
              </span>
              <CountOfToday cabinet={kind} counts={counts} isMine={kept?.includes(kind) ?? false} now={now} />
            </header>
            <ul class="key-tiles">
              {shown
                .filter((key) => key.kind === kind)
                .map((key) => (
                  <li key={key.id}>
                    <KeyTile boardKey={key} now={now} nameOf={nameOf} />
                  </li>
                ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

const WAITING_TILES = 24;

/** Tiles of the height that the keys will have. */
export function BoardSkeleton() {
  const say = useWords();
  return (
    <div class="section" role="status" aria-label={say({ zh: '正在读取', en: 'Loading' })}>
      <div class="cabinet-head" />
      <div class="key-tiles">
        {Array.from({ length: WAITING_TILES }, (_, place) => (
          <div key={place} class="key-tile skeleton" />
        ))}
      </div>
    </div>
  );
}
