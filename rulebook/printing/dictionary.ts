import type { Field } from '../notation/field.ts';
import type { Register } from '../notation/register.ts';
import { isHeldByServer, type Step } from '../notation/step.ts';
import { types } from '../notation/types/index.ts';
import { describe } from '../reading/who-may.ts';

/** docs/data-dictionary.md: every register with its fields, states, steps, deadlines and lists. */
export function printDictionary(registers: readonly Register[]): string {
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
    ...registers.flatMap(register),
  ].join('\n');
}

function register(of: Register): string[] {
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
    ...(Object.keys(of.states).length > 0
      ? [
          `States: ${Object.entries(of.states)
            .map(([name, words]) => `\`${name}\` ${words.zh}`)
            .join(', ')}.`,
          '',
        ]
      : []),
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
      ['Falls due', '名称', 'While', 'What happens', 'Clauses'],
      Object.entries(of.deadlines).map(([name, deadline]) => [
        `\`${name}\``,
        deadline.title.zh,
        deadline.while.join(', '),
        deadline.takes ? `the server takes \`${deadline.takes}\`` : 'flagged, told, climbs the chain',
        clauses(deadline.cites),
      ]),
    ),
  ];
}

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
