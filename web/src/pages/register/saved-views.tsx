import '../../kit/chips.css';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../../data/call.ts';
import { useRecord } from '../../data/watch.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Problem } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import type { RegisterName } from '../../registers.ts';
import { useCall } from '../../reports/use-call.ts';
import { useSession } from '../../session/current.ts';

interface SavedView {
  readonly name: string;
  /** A page of the desk and what its address asks for. */
  readonly address: string;
}

const NAME_MAX = 30;

/** The same address, in whatever order it asks. */
const plain = (address: string): string => {
  const [path = '', asked = ''] = address.split('?');
  const terms = new URLSearchParams(asked);
  terms.sort();
  return terms.size === 0 ? path : `${path}?${terms}`;
};

/** What the person has kept of all registers, and how they keep something else. */
function useSavedViews() {
  const { site, uid } = useSession();
  const { value } = useRecord(`sites/${site}/savedViews/${uid}`);
  const views = (value?.views ?? []) as readonly SavedView[];
  const { isBusy, problems, run } = useCall();
  const keep = (next: readonly SavedView[]) =>
    run(async () => {
      const input = { member: uid, views: next.length > 0 ? next : null };
      const step = value ? 'keepAnew' : 'keep';
      await call('takeStep', { site, register: 'savedViews', step, id: uid, input });
    });
  return { views, isKnown: value !== undefined, isBusy, problems, keep };
}

/** 常用视图: what somebody looks at again and again is one press away; it is kept under a name, and dropped by its cross. */
export function SavedViews({ register }: { register: RegisterName }) {
  const say = useWords();
  const { url, path } = useLocation();
  const { views, isKnown, isBusy, problems, keep } = useSavedViews();
  const [name, setName] = useState<string | null>(null);
  const here = plain(url);
  const own = views.filter(({ address }) => address.split('?')[0] === `/${register}`);
  const isKept = own.some(({ address }) => plain(address) === here);
  const save = async () => {
    const said = name?.trim() ?? '';
    if (said === '') return;
    const before = own.find((each) => each.name === said);
    await keep([...views.filter((each) => each !== before), { name: said, address: here }]);
    setName(null);
  };
  if (!isKnown) return null;
  return (
    <>
      {own.map((view) => (
        <span key={view.name} class="chip" aria-current={plain(view.address) === here ? 'page' : undefined}>
          <a class="chip-link" href={view.address}>
            {view.name}
          </a>
          {plain(view.address) === here && (
            <button
              type="button"
              class="chip-remove"
              disabled={isBusy}
              aria-label={say({ zh: `移除视图“${view.name}”`, en: `Drop the view “${view.name}”` })}
              onClick={() => void keep(views.filter((each) => each !== view))}
            >
              <Icon name="close" />
            </button>
          )}
        </span>
      ))}
      {name === null
        ? !isKept &&
          here !== path && (
            <Button kind="quiet" icon="plus" onClick={() => setName('')}>
              {say({ zh: '保存视图', en: 'Keep this view' })}
            </Button>
          )
        : !isKept && (
            <form
              class="view-name"
              onSubmit={(event) => {
                event.preventDefault();
                void save();
              }}
            >
              <input
                autofocus
                maxLength={NAME_MAX}
                value={name}
                aria-label={say({ zh: '视图名称', en: 'Name of the view' })}
                placeholder={say({
                  zh: '视图名称，如：本周维修',
                  en: 'Its name, such as: repairs this week',
                })}
                onInput={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" kind="primary" isBusy={isBusy} disabled={name.trim() === ''}>
                {say({ zh: '保存', en: 'Keep' })}
              </Button>
            </form>
          )}
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
    </>
  );
}
