import type { Register } from '../notation/register.ts';
import { hasForm, type Step } from '../notation/step.ts';
import { hasList } from '../reading/listing.ts';
import { reachOf } from '../reading/reach.ts';
import type { Role } from '../site/roles.ts';
import type { Words } from '../site/words.ts';
import { literal } from './literal.ts';

/** Who may take a step at all; null: anybody. */
export type Takers = { readonly roles: readonly Role[]; readonly keepers: boolean } | null;

/** Something that a person begins from their first screen: on a page, or by the form of a step. */
export interface HomeAction {
  readonly words: Words;
  readonly takers: Takers;
  /** Done all day. */
  readonly isOften: boolean;
  /** Where it is done; by the form of the step where there is none. */
  readonly href?: string;
  readonly icon?: string;
  readonly register: string;
  readonly step: string;
}

/** What a chapter's page says of it. */
export interface PageAct {
  readonly href: string;
  readonly icon: string;
  readonly words: Words;
  readonly does: readonly [register: string, step: string];
  /** Done all day. */
  readonly isOften: boolean;
}

/**
 * All that anybody can begin: what the chapters' pages are for, then the steps that open a record. Where a page begins the
 * records of a register, it is that page. Throws for a step that is none.
 */
export function homeOf(
  registers: readonly Register[],
  acts: readonly PageAct[],
  begins: Readonly<Record<string, { readonly href: string; readonly words: Words }>>,
): readonly HomeAction[] {
  const onPages = acts.map(({ href, icon, words, does: [name, step], isOften }) => {
    const taken = registers.find((each) => each.name === name)?.steps[step];
    if (!taken) throw new Error(`'${name}' has no step '${step}' to be done at ${href}`);
    return { words, takers: takersOf(taken), isOften, href, icon, register: name, step };
  });
  const isOnPage = (register: string, step: string): boolean =>
    acts.some(({ does }) => does[0] === register && does[1] === step);
  const opening = registers.filter(hasList).flatMap((register) => {
    const steps = openingOf(register).filter(([step]) => !isOnPage(register.name, step));
    const page = begins[register.name];
    const [first] = steps;
    // One page for whatever opens a record there.
    if (page) return first ? [{ ...actionOf(register, first), ...page }] : [];
    return steps.map((each) => actionOf(register, each));
  });
  return [...onPages, ...opening];
}

const openingOf = ({ steps }: Register): [string, Step][] =>
  Object.entries(steps).filter(([, step]) => step.from === null && hasForm(step));

const actionOf = ({ name }: Register, [step, terms]: [string, Step]): HomeAction => ({
  words: terms.title,
  takers: takersOf(terms),
  isOften: terms.often ?? false,
  register: name,
  step,
});

/** Whoever opens a record may name themselves in it. */
function takersOf({ by, from }: Step): Takers {
  const reach = reachOf(by);
  if (reach === null || (from === null && reach.people.length > 0)) return null;
  return { roles: reach.roles, keepers: reach.keepers };
}

/** This file, as web/src/generated sees it. */
const HERE = '../../../rulebook/printing/home.ts';

/** web/src/generated/home.ts: what each can begin, fetched when the queue is on the screen. */
export const printHome = (actions: readonly HomeAction[]): string =>
  [
    '// Printed from rulebook/chapters and web/src/chapters by `npm run generate`.',
    `import type { HomeAction } from '${HERE}';`,
    '',
    'export const home: readonly HomeAction[] = [',
    ...actions.map((each) => `  ${literal(each)},`),
    '];',
    '',
  ].join('\n');
