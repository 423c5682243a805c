import type { Register } from '../../../rulebook/notation/register.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import { render } from '../../../rulebook/reading/render.ts';
import { type Role, roles } from '../../../rulebook/site/roles.ts';
import type { Query, Row } from '../data/store.ts';
import { naturally } from '../language/order.ts';
import { stampText } from '../language/time.ts';
import type { Language } from '../language/words.ts';

/** What can be chosen for a reference. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly more: string;
}

const MANY = 500;
const SOME = 30;
/** After every letter that a text may go on with. */
const LAST = '\uf8ff';

/**
 * The query behind a picker. Few enough are read at once and sifted here; of households and units, of which there are
 * thousands, only those that begin with what was typed.
 */
export function optionsQuery(site: string, register: Register, typed: string): Query {
  const from = collectionPath(site, register);
  const text = typed.trim();
  switch (register.name) {
    case 'households':
      return {
        from,
        where: [
          ['state', '==', 'current'],
          ['room', '>=', text],
          ['room', '<', text + LAST],
        ],
        order: [['room', 'asc']],
        limit: SOME,
      };
    case 'units': {
      const building = text.split('-')[0] ?? '';
      return building === ''
        ? { from, order: [['building', 'asc']], limit: SOME }
        : { from, where: [['building', '==', building]], limit: MANY };
    }
    case 'members':
      return { from, limit: MANY };
    case 'keys':
      return {
        from,
        where: [['state', 'in', statesBut(register, 'withdrawn')]],
        order: [['code', 'asc']],
        limit: MANY,
      };
    default:
      return { from, order: [['opened.at', 'desc']], limit: 200 };
  }
}

const statesBut = ({ states }: Register, ...left: readonly string[]): string[] =>
  Object.keys(states).filter((state) => !left.includes(state));

/** These are read in no order, or in that of letters. */
const inOrderOfNames = ['members', 'keys', 'households', 'units'];

/** What can be chosen of what was read: nobody who has left, and in the order in which one looks for it. */
export function choices(rows: readonly Row[], register: Register, language: Language, zone: string) {
  const left = optionsOf(
    rows.filter(({ data }) => data.state !== 'dismissed'),
    register,
    language,
    zone,
  );
  return inOrderOfNames.includes(register.name)
    ? left.toSorted((one, other) => naturally(one.label, other.label))
    : left;
}

/** Records as they are called in a list. */
export function optionsOf(
  rows: readonly Row[],
  register: Register,
  language: Language,
  zone: string,
): Option[] {
  const rendering = {
    register,
    language,
    nameOf: (uid: string) => uid,
    stamp: (at: Date) => stampText(at, zone),
  };
  return rows.map(({ id, data }) => ({
    id,
    label: render(register.subject, data, rendering),
    more:
      register.name === 'members'
        ? ((data.roles ?? []) as Role[]).map((role) => roles[role]?.[language] ?? role).join(' · ')
        : (register.states[String(data.state)]?.words[language] ?? ''),
  }));
}

/** Those in which every typed word occurs. */
export function sift(options: readonly Option[], typed: string): readonly Option[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ label, more }) => {
    const text = `${label} ${more}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
