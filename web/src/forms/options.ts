import type { Register } from '../../../rulebook/notation/register.ts';
import { type Finding, offered, offeredBy } from '../../../rulebook/reading/find.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import { render } from '../../../rulebook/reading/render.ts';
import type { Query, Row } from '../data/store.ts';
import { naturally } from '../language/order.ts';
import type { Spells } from '../language/pinyin.ts';
import { stampText } from '../language/time.ts';
import type { Language } from '../language/words.ts';
import { fitting } from '../typed/fits.ts';

/** What can be chosen for a reference. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly more: string;
}

/** Of few enough records all are read at once, and sifted here. */
const FEW = 30;
/** So many are looked through where none begins with what was typed. */
const MANY = 500;

const asking = (site: string, register: Register, { where, order }: Finding, limit: number): Query => ({
  ...{ from: collectionPath(site, register), where, order, limit },
});

/** What is offered before anything is typed. */
export const offeredQuery = (site: string, register: Register): Query =>
  asking(site, register, offered(register), FEW);

/** What begins with what was typed, by each of the fields by which the register is found. */
export const typedQueries = (site: string, register: Register, typed: string): Query[] =>
  offeredBy(register, typed.trim()).map((each) => asking(site, register, each, FEW));

/** All that can be chosen, to look through them. */
export const wholeQuery = (site: string, register: Register): Query =>
  asking(site, register, offered(register), MANY);

/** What can be chosen of what was read, in the order in which one looks for it: rooms as a person counts them. */
export function choices(rows: readonly Row[], register: Register, language: Language, zone: string) {
  const found = optionsOf(rows, register, language, zone);
  const [field] = register.order;
  return register.fields[field]?.type === 'text'
    ? found.toSorted((one, other) => naturally(one.label, other.label))
    : found;
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
  // Where all that can be chosen is in one state, that says nothing.
  const stateOf = (data: Row['data']): string =>
    register.chosenFrom.length === 1 ? '' : (register.states[String(data.state)]?.words[language] ?? '');
  return rows.map(({ id, data }) => ({
    id,
    label: render(register.subject, data, rendering),
    more: [render(register.detail, data, rendering), stateOf(data)].filter((each) => each !== '').join(' · '),
  }));
}

/** Those that what was typed fits; letters may spell what they are called. */
export function sift(
  options: readonly Option[],
  typed: string,
  spells: Spells | null = null,
): readonly Option[] {
  const fits = fitting(typed, spells);
  return options.filter(({ label, more }) => fits({ text: `${label} ${more}`, name: label }));
}
