import type { Mutant } from './mutants.ts';
import type { Rule } from './parse.ts';

// Loading rules of this size takes the emulator half a second, so many mutants go into one file, each behind a
// switch: the mutated text holds for a request whose token names the mutant, the original for all others. A token
// of the emulator is unsigned and may claim anything.

/** Mutants that stand in one file of rules, and that file. */
export interface Schema {
  readonly rules: string;
  readonly mutants: readonly Mutant[];
}

export const CLAIM = 'mutant';
/** The claim of who wants the rules as they are. */
export const NONE = 0;

/**
 * A switch costs seven of the 1,000 expressions that a request may use, each time that it is passed. What stands in
 * the frame is passed many times, so its mutants are in other files than those of the regions.
 */
const MOST = { frame: 1, region: 4 };

const isOfFrame = ({ block }: Mutant): boolean => block.path.length <= 5;

const isApart = (a: Mutant, b: Mutant): boolean => a.at.end <= b.at.start || b.at.end <= a.at.start;

interface Group {
  readonly mutants: Mutant[];
  readonly perRule: Map<Rule | null, Mutant[]>;
}

/** The function that a rule stands in, or the step: its switches are passed by one request. */
const passedWith = (rule: Rule | null): Rule | null =>
  rule?.outer && rule.step === null ? passedWith(rule.outer) : rule;

/** Puts each mutant into the first group in which its rule has room and nothing of it is mutated already. */
function group(mutants: readonly Mutant[], most: number): Group[] {
  const groups: Group[] = [];
  for (const mutant of mutants) {
    const rule = passedWith(mutant.rule);
    const hasRoom = ({ perRule }: Group) => {
      const there = perRule.get(rule) ?? [];
      return rule === null || (there.length < most && there.every((each) => isApart(each, mutant)));
    };
    let found = groups.find(hasRoom);
    if (found === undefined) {
      found = { mutants: [], perRule: new Map() };
      groups.push(found);
    }
    found.mutants.push(mutant);
    found.perRule.set(rule, [...(found.perRule.get(rule) ?? []), mutant]);
  }
  return groups;
}

const isSwitchedOn = (number: number): string => `request.auth.token.${CLAIM} == ${number}`;

/**
 * The mutated text for who names the mutant, the original for all others. Only what is no condition is written as a
 * choice: the emulator's interpreter gets stuck on one that holds another whose record has yet to be fetched.
 */
function switched({ rule, by, isValue }: Mutant, original: string, number: number): string {
  const isOn = isSwitchedOn(number);
  if (rule === null) return by.replace(': if ', `: if ${isOn} && `);
  if (by === 'true') return `(${isOn} || (${original}))`;
  if (by === 'false') return `(!(${isOn}) && (${original}))`;
  if (isValue) return `(${isOn} ? (${by}) : (${original}))`;
  return `(${isOn} && (${by}) || !(${isOn}) && (${original}))`;
}

function withSwitches(source: string, numbered: readonly (readonly [number, Mutant])[]): string {
  let rules = source;
  for (const [number, mutant] of numbered.toSorted(([, a], [, b]) => b.at.start - a.at.start)) {
    const { start, end } = mutant.at;
    rules = rules.slice(0, start) + switched(mutant, source.slice(start, end), number) + rules.slice(end);
  }
  return rules;
}

/** All mutants in as few files as possible. A mutant's number is its place among its schema's mutants, from 1 on. */
export function schemataOf(source: string, mutants: readonly Mutant[]): Schema[] {
  const frame = mutants.filter(isOfFrame);
  const regions = mutants.filter((mutant) => !isOfFrame(mutant));
  const groups = [...group(frame, MOST.frame), ...group(regions, MOST.region)];
  return groups.map(({ mutants: together }) => ({
    rules: withSwitches(
      source,
      together.map((mutant, at) => [at + 1, mutant] as const),
    ),
    mutants: together,
  }));
}
