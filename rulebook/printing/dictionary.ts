import type { Due } from '../notation/due.ts';
import type { Field } from '../notation/field.ts';
import type { Owed } from '../notation/owed.ts';
import type { Register } from '../notation/register.ts';
import { isHeldByServer, type Step } from '../notation/step.ts';
import { types } from '../notation/types/index.ts';
import { describeDue } from '../reading/due-words.ts';
import { describe } from '../reading/who-may.ts';
import { roles } from '../site/roles.ts';

/** docs/data-dictionary.md: every register with its fields, states and steps, what falls due, and lists. */
export function printDictionary(registers: readonly Register[]): string {
  const settings = registers.find(({ name }) => name === 'settings');
  if (!settings) throw new Error('No register has the settings of a site');
  const contents = registers.map(
    ({ name, form }) => `- [\`${name}\`](#${name.toLowerCase()}) ${form.zh}, ${form.en}`,
  );
  return [
    '# Data dictionary',
    '',
    'Printed from `rulebook/chapters` by `npm run generate`. Every record also carries the envelope that the rules make',
    'truthful: `state`, `rev` (+1 each step), `opened {by, at}`, `last {step, by, at}`. Beneath it the server keeps',
    '`history/{rev}` and `due/{name}`.',
    '',
    ...contents,
    '',
    ...registers.flatMap((each) => register(each, settings)),
  ].join('\n');
}

function register(of: Register, settings: Register): string[] {
  return [
    `## ${of.name}`,
    '',
    `${of.form.zh}, ${of.form.en}. \`${pathOf(of)}\` ${clauses(of.cites)}`,
    '',
    ...table(
      ['Field', '名称', 'In English', 'What', 'Notes'],
      Object.entries(of.fields).map(([name, field]) => [
        `\`${name}\``,
        field.title.zh,
        field.title.en,
        types.named(field),
        notes(field),
      ]),
    ),
    ...table(
      ['State', '名称', 'In English', 'Kind', 'Awaits'],
      Object.entries(of.states).map(([name, { words, kind, awaits }]) => [
        `\`${name}\``,
        words.zh,
        words.en,
        kind,
        awaits.map(({ steps }) => steps.map((step) => `\`${step}\``).join(' or ')).join(', '),
      ]),
    ),
    ...table(
      ['Step', '名称', 'From', 'To', 'By', 'Clauses'],
      Object.entries(of.steps).map(([name, step]) => [
        `\`${name}\``,
        step.title.zh,
        step.from === null ? 'new' : step.from.join(', '),
        target(step),
        by(step),
        clauses(step.cites),
      ]),
    ),
    ...table(
      ['Falls due', '名称', 'While', 'When', '何时', 'What happens', 'Clauses'],
      Object.entries(of.due).map(([name, due]) => {
        const when = describeDue(due, { register: of, settings });
        return [
          `\`${name}\``,
          due.title.zh,
          due.while.join(', '),
          when.en,
          when.zh,
          happens(due),
          clauses(due.cites),
        ];
      }),
    ),
    ...table(
      ['Each working day owes', '名称', 'For', 'When', '何时', 'Done by', 'Clauses'],
      Object.entries(of.owes).map(([name, owed]) => {
        const when = describeDue({ at: owed.by }, { register: of, settings });
        return [
          `\`${name}\``,
          owed.title.zh,
          forWhom(owed),
          when.en,
          when.zh,
          `a record of the day that is ${owed.met.states.map((state) => `\`${state}\``).join(' or ')}`,
          clauses(owed.cites),
        ];
      }),
    ),
  ];
}

const forWhom = ({ each }: Owed): string => {
  if (each === null) return 'the day';
  return 'role' in each ? `each ${roles[each.role].en.toLowerCase()}` : `each \`${each.field}\` in use`;
};

const happens = ({ takes, daily, wants }: Due): string => {
  if (takes) return `the server takes \`${takes}\``;
  const told = `flagged, told, climbs the chain${daily ? ', again every working day' : ''}`;
  return wants ? `${told}, until \`${wants}\`` : told;
};

const pathOf = ({ name, beneath, framed }: Register): string => {
  if (framed) return `sites/{site}/${framed}`;
  return beneath
    ? `sites/{site}/${beneath.register}/{id}/${beneath.collection}/${beneath.id}`
    : `sites/{site}/${name}/{id}`;
};

const target = (step: Step): string => step.to.map(({ state }) => state).join(' or ') || 'as it was';

/** Who takes it, and through which gate where the rules don't hold it. */
const by = (step: Step): string => {
  const who = describe(step.by).en;
  if (isHeldByServer(step)) return `${who} (through \`takeStep\`)`;
  return step.gate === 'ownCallable' ? `${who} (through a callable of its own)` : who;
};

const clauses = (cites: readonly string[]): string => cites.join(', ');

const notes = (field: Field): string =>
  [field.optional ? 'optional' : '', field.personal ? 'personal' : '', field.help?.en ?? '']
    .filter(Boolean)
    .join('; ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
