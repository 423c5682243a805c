import type { HomeAction } from '../../../../rulebook/printing/home.ts';
import type { Row } from '../../data/store.ts';
import type { IconName } from '../../kit/icon.tsx';
import type { Words } from '../../language/words.ts';
import type { FoundKey } from '../../pages/search/found-keys.ts';
import type { Fits } from '../../typed/fits.ts';
import type { Entry } from '../chapters.ts';
import { emptyOf } from './named.ts';

/** Something that the search box leads to: a page, or an action that begins where one is. */
export interface Choice {
  readonly key: string;
  readonly icon: IconName;
  readonly words: Words;
  readonly more?: Words;
  readonly href?: string;
  readonly action?: HomeAction;
}

/** Of each kind so many. */
const ACTIONS_MOST = 5;
const KEYS_MOST = 4;
const HOUSEHOLDS_MOST = 4;
const UNITS_MOST = 2;
const MEMBERS_MOST = 3;
const PLACES_MOST = 4;

interface Known {
  readonly text: string;
  readonly fits: Fits;
  /** What the person can begin, what they do most often first. */
  readonly actions: readonly HomeAction[];
  /** What they may open. */
  readonly places: readonly Entry[];
  readonly keys: readonly FoundKey[];
  readonly households: readonly Row[];
  /** The rooms that were typed in full. */
  readonly units: readonly Row[];
  /** Colleagues who are called so. */
  readonly members: readonly Row[];
  /** Which of the steps with a key the person takes themselves. */
  readonly keepsKeys: boolean;
}

/** What is offered for what was typed: of nothing, what one begins most often. Only what the person may do and see is known here. */
export function choicesOf(known: Known): readonly Choice[] {
  const { text, fits, actions, places, keys, households, units, members, keepsKeys } = known;
  const named = ({ zh, en }: Words): boolean => fits({ text: `${zh} ${en}`, name: zh });
  const begun = actions.filter(({ words }) => named(words)).slice(0, ACTIONS_MOST);
  if (text === '') return begun.map(actionChoice);
  return [
    ...keys.slice(0, KEYS_MOST).flatMap((key) => keyChoices(key, keepsKeys)),
    ...members.slice(0, MEMBERS_MOST).map(memberChoice),
    ...households.slice(0, HOUSEHOLDS_MOST).map(householdChoice),
    ...emptyOf(units, households).slice(0, UNITS_MOST).map(unitChoice),
    ...begun.map(actionChoice),
    ...places
      .filter(({ words, form }) => named(words) || (form !== undefined && named(form)))
      .slice(0, PLACES_MOST)
      .map(placeChoice),
    {
      key: 'all',
      icon: 'search',
      words: { zh: `在所有登记中查找“${text}”`, en: `Find “${text}” in all registers` },
      href: `/search?q=${encodeURIComponent(text)}`,
    },
  ];
}

const actionChoice = (action: HomeAction): Choice => ({
  key: `action ${action.register} ${action.step} ${action.href ?? ''}`,
  icon: (action.icon ?? 'plus') as IconName,
  words: action.words,
  ...(action.href === undefined ? { action } : { href: action.href }),
});

const placeChoice = ({ path, icon, words }: Entry): Choice => ({
  ...{ key: `place ${path}`, icon, words, href: path },
});

function householdChoice({ id, data }: Row): Choice {
  const called = `${data.room} ${data.displayName}`;
  return {
    ...{ key: `household ${id}`, icon: 'home', words: { zh: called, en: called } },
    href: `/households/${encodeURIComponent(id)}`,
  };
}

/** A room that nobody lives in has its own record to open. */
function unitChoice({ id, data }: Row): Choice {
  const called = `${data.building}-${data.entrance}-${data.room}`;
  return {
    ...{ key: `unit ${id}`, icon: 'home', href: `/units/${encodeURIComponent(id)}` },
    words: { zh: `${called} 房屋`, en: `${called} unit` },
  };
}

function memberChoice({ id, data }: Row): Choice {
  const called = String(data.name);
  return {
    ...{ key: `member ${id}`, icon: 'people', words: { zh: called, en: called } },
    ...{ more: { zh: '同事', en: 'Colleague' }, href: `/members/${encodeURIComponent(id)}` },
  };
}

/** A key, and what one most likely wants with it: each in a line of its own, so that one press does it. */
function keyChoices({ row: { id, data }, holder }: FoundKey, keepsKeys: boolean): readonly Choice[] {
  const href = `/keys/${encodeURIComponent(id)}`;
  const { code, opensWhat } = data;
  const called = `${code} ${opensWhat}`;
  const next = nextStep(String(data.state), keepsKeys);
  return [
    {
      ...{ key: `key ${id}`, icon: 'key', words: { zh: called, en: called }, href },
      ...(holder === '' ? {} : { more: { zh: holder, en: holder } }),
    },
    ...(next
      ? [
          {
            key: `key ${id} ${next.step}`,
            icon: next.icon,
            words: { zh: `${next.words.zh} ${code}`, en: `${next.words.en} ${code}` },
            href: `${href}?take=${next.step}`,
          },
        ]
      : []),
  ];
}

function nextStep(state: string, keepsKeys: boolean) {
  if (state === 'inCabinet') return keepsKeys ? lend : ask;
  return state === 'out' && keepsKeys ? takeBack : null;
}

const lend = { step: 'issue', icon: 'out', words: { zh: '借出', en: 'Lend' } } as const;
const ask = { step: 'request', icon: 'out', words: { zh: '申请借用', en: 'Ask for' } } as const;
const takeBack = { step: 'return', icon: 'key', words: { zh: '收回', en: 'Take back' } } as const;
