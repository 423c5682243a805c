import type { ComponentChildren } from 'preact';
import { type KeyKind, keyKinds } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { Icon } from '../../kit/icon.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { type BoardKey, countsOf, type Filter, standings } from './board.ts';
import { kindNames } from './kept-kinds.ts';
import { standingWords } from './key-look.ts';

interface FiltersProps {
  /** Null until they are here. */
  readonly keys: readonly BoardKey[] | null;
  readonly filter: Filter;
  readonly now: Date;
  readonly onText: (text: string) => void;
  /** What was typed is kept in the address, so that coming back shows the same. */
  readonly onKept: (address: string) => void;
  readonly onEnter: (text: string) => void;
}

const addressOf = ({ standing, kind, text }: Filter): string => {
  const chosen = { state: standing, kind, q: text.trim() || null };
  const asked = Object.entries(chosen).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return asked.length === 0 ? '/cabinet' : `/cabinet?${new URLSearchParams(asked)}`;
};

/** How many keys are where; each number shows its keys. Typing leaves those that fit. */
export function BoardFilters({ keys, filter, now, onText, onKept, onEnter }: FiltersProps) {
  const say = useWords();
  const counts = keys && countsOf(keys, now);
  const label = say({ zh: '按编号、房号、挂钩、持有人查找', en: 'Find by code, room, hook or holder' });
  return (
    <div class="board-filters no-print">
      <nav class="chips" aria-label={say({ zh: '按状态筛选', en: 'Filter by state' })}>
        <Chip filter={{ ...filter, standing: null }} isOn={filter.standing === null} count={keys?.length}>
          {say({ zh: '全部', en: 'All' })}
        </Chip>
        {standings.map((standing) => (
          <Chip
            key={standing}
            filter={{ ...filter, standing }}
            isOn={filter.standing === standing}
            count={counts?.[standing]}
            isLoud={standing === 'overdue' && (counts?.overdue ?? 0) > 0}
          >
            {standing === 'overdue' && <Icon name="clock" />}
            {say(standingWords[standing])}
          </Chip>
        ))}
      </nav>
      <div class="board-find">
        <input
          type="search"
          class="board-search"
          aria-label={label}
          placeholder={label}
          autocomplete="off"
          spellcheck={false}
          value={filter.text}
          onInput={(event) => onText(event.currentTarget.value)}
          onChange={(event) => onKept(addressOf({ ...filter, text: event.currentTarget.value }))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Told as a change as well, it would come back here after the key has been opened
            event.preventDefault();
            onKept(addressOf({ ...filter, text: event.currentTarget.value }));
            onEnter(event.currentTarget.value);
          }}
        />
        <KindChoice filter={filter} />
      </div>
    </div>
  );
}

interface ChipProps {
  readonly filter: Filter;
  readonly isOn: boolean;
  readonly count: number | undefined;
  readonly isLoud?: boolean;
  readonly children: ComponentChildren;
}

function Chip({ filter, isOn, count, isLoud, children }: ChipProps) {
  return (
    <a
      class={isLoud ? 'chip board-chip loud' : 'chip board-chip'}
      href={addressOf(filter)}
      aria-current={isOn ? 'page' : undefined}
    >
      {children} <b>{count ?? '–'}</b>
    </a>
  );
}

function KindChoice({ filter }: { filter: Filter }) {
  const say = useWords();
  const every: readonly (readonly [KeyKind | null, Words])[] = [
    [null, { zh: '各柜', en: 'All cabinets' }],
    ...kindNames.map((kind) => [kind, keyKinds[kind]] as const),
  ];
  return (
    <nav class="chips" aria-label={say({ zh: '按钥匙柜筛选', en: 'Filter by cabinet' })}>
      {every.map(([kind, words]) => (
        <a
          key={kind}
          class="chip board-chip"
          href={addressOf({ ...filter, kind })}
          aria-current={filter.kind === kind ? 'page' : undefined}
        >
          {say(words)}
        </a>
      ))}
    </nav>
  );
}
