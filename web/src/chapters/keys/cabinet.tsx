import './cabinet.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type KeyKind, keyKinds } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { afterFirstRecords } from '../../after-first-records.ts';
import { readingFailed } from '../../data/failures.ts';
import { useNames } from '../../data/names.ts';
import { useTotal } from '../../data/use-pages.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Empty, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { usePinyin } from '../../language/pinyin.ts';
import { useWords, type Words } from '../../language/words.ts';
import { PageOnPaper } from '../../paper/page-on-paper.tsx';
import { useSession } from '../../session/current.ts';
import { plainCode } from '../../typed/plain-code.ts';
import { type BoardKey, type Filter, type Standing, sift, standings } from './board.ts';
import { BoardFilters } from './board-filters.tsx';
import { BoardSkeleton, CabinetBoard } from './cabinet-board.tsx';
import { findKey } from './find-key.ts';
import { useKeptKinds } from './kept-kinds.ts';
import { readCode } from './key-code.ts';
import { standingWords } from './key-look.ts';
import { NewKeys } from './new-keys.tsx';
import { type Board, KEYS_MOST, keysQuery, useBoard } from './use-board.ts';
import { useCountsOfToday } from './use-counts.ts';

const one = <Choice extends string>(choices: readonly Choice[], text: string | undefined): Choice | null =>
  choices.find((choice) => choice === text) ?? null;

/** The board of hooks: every key, where it is, who has it, what is late. */
export function Cabinet() {
  const say = useWords();
  const { site } = useSession();
  const now = useNow();
  const nameOf = useNames();
  const kept = useKeptKinds();
  const board = useBoard();
  const counts = useCountsOfToday();
  const { query, route } = useLocation();
  const [text, setText] = useState(query.q ?? '');
  const spells = usePinyin(text);
  const filter: Filter = {
    standing: one<Standing>(standings, query.state),
    kind: one(Object.keys(keyKinds) as KeyKind[], query.kind),
    text,
  };
  // All at once: a tile, a number or a line that comes later would move what is there.
  const isKnown = board.keys !== undefined && board.isWhole && counts !== null;
  useEffect(() => {
    if (isKnown) afterFirstRecords();
  }, [isKnown]);
  const shown = useMemo(
    () => (isKnown ? sift(board.keys ?? [], filter, now, nameOf, spells) : undefined),
    [isKnown, board.keys, filter.standing, filter.kind, text, now, nameOf, spells],
  );
  // Enter may be pressed before the keys are there
  const [entered, setEntered] = useState<string | null>(null);
  useEffect(() => {
    if (!isKnown || entered === null) return;
    setEntered(null);
    void open(entered);
  }, [isKnown, entered]);
  const open = async (typed: string): Promise<void> => {
    const here = keyMeant(typed, board.keys ?? [], shown ?? []);
    // Beyond what the board shows a key is found by its code.
    const id = here ?? (board.isCut ? (await findKey(site, readCode(typed)))?.id : undefined);
    if (id !== undefined) route(`/keys/${encodeURIComponent(id)}`);
  };
  return (
    <Page
      title={{ zh: '钥匙柜', en: 'Key cabinet' }}
      isWide
      actions={
        <>
          <LinkButton icon="scan" href="/scan">
            {say({ zh: '扫码', en: 'Scan' })}
          </LinkButton>
          <LinkButton icon="print" href="/cabinet/labels">
            {say({ zh: '标签', en: 'Labels' })}
          </LinkButton>
          <NewKeys kept={kept} />
        </>
      }
    >
      <PageOnPaper form={{ zh: '钥匙柜', en: 'Key cabinet' }} about={say(shownWords(filter))} />
      <BoardFilters
        keys={isKnown ? (board.keys ?? null) : null}
        filter={filter}
        now={now}
        onText={setText}
        onKept={(address) => route(address, true)}
        onEnter={setEntered}
      />
      {board.failure != null && <Problem words={readingFailed(board.failure)} />}
      <CutNote board={board} />
      {shown ? (
        <CabinetBoard
          all={board.keys ?? []}
          shown={shown}
          counts={counts}
          kept={kept}
          now={now}
          nameOf={nameOf}
        />
      ) : (
        board.failure == null && <BoardSkeleton />
      )}
      {shown?.length === 0 && (
        <NothingFound
          isFiltered={(board.keys?.length ?? 0) > 0}
          onClear={() => {
            setText('');
            route('/cabinet', true);
          }}
        />
      )}
    </Page>
  );
}

/** Which of the keys stand on paper, where not all of them do. */
function shownWords({ standing, kind, text }: Filter): Words {
  const said = (language: keyof Words): string =>
    [standing && standingWords[standing][language], kind && keyKinds[kind][language], text.trim()]
      .filter(Boolean)
      .join(' · ');
  return { zh: said('zh'), en: said('en') };
}

/** The one key that Enter in the search box means: the one scanned, the one with this very code, or the only one left. */
function keyMeant(typed: string, all: readonly BoardKey[], shown: readonly BoardKey[]): string | undefined {
  const meant = readCode(typed);
  if (meant.is === 'key') return meant.id;
  if (meant.is === 'nothing') return undefined;
  const plain = plainCode(meant.code);
  const exact =
    all.find(({ code }) => code === meant.code) ??
    all.find(({ code }) => plain !== null && plainCode(code) === plain);
  return exact?.id ?? (shown.length === 1 ? shown[0]?.id : undefined);
}

function CutNote({ board }: { board: Board }) {
  const say = useWords();
  const { site } = useSession();
  const total = useTotal(board.isCut ? keysQuery(site) : null);
  if (!board.isCut) return null;
  const of = total === null ? { zh: '', en: '' } : { zh: `，共 ${total} 把`, en: ` of ${total}` };
  return (
    <p class="notice-box">
      {say({
        zh: `只显示编号靠前的 ${KEYS_MOST} 把${of.zh}；其余请扫码或输入编号查找`,
        en: `Only the first ${KEYS_MOST} keys${of.en} by code are shown; scan the others or type their code`,
      })}
    </p>
  );
}

function NothingFound({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const say = useWords();
  return isFiltered ? (
    <Empty icon="search" words={{ zh: '没有符合条件的钥匙', en: 'No key fits' }}>
      <Button onClick={onClear}>{say({ zh: '显示全部', en: 'Show all' })}</Button>
    </Empty>
  ) : (
    <Empty icon="key" words={{ zh: '柜里还没有钥匙，请先登记', en: 'No keys yet: register the first one' }} />
  );
}
