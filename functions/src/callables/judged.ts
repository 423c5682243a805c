import { registers } from '../../../rulebook/chapters/index.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import type { Step } from '../../../rulebook/notation/step.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import { Missing } from '../../../rulebook/reading/evaluate.ts';
import { withFetched } from '../../../rulebook/reading/plan.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { type Document, readRecord } from '../records/documents.ts';
import { type Call, Invalid, type Problem } from './callable.ts';

export interface Asked {
  readonly register: Register;
  readonly step: Step;
  readonly id: string;
  readonly input: Document;
}

/**
 * Judges what a call would write as the rules judge what the page writes: each field of its type, none that the step
 * does not ask for, none missing that it does. Throws `Invalid`, which names the field and the clause.
 */
export async function judged(asked: Asked, { db, site, caller, now }: Call<unknown>): Promise<Document> {
  const written = { by: caller.uid, at: now() };
  const problems = await withFetched(
    (stored) => {
      const stands = (name: string, record: string): boolean => {
        const found = stored(name, record);
        if (found === undefined) throw new Missing(name, record);
        return found !== null;
      };
      return problemsIn(asked, (value, field) => types.problem(field, value, { written, stands }) === null);
    },
    (name, record) => readRecord(db, site, registers(name), record),
  );
  if (problems.length > 0) throw new Invalid(...problems);
  return asked.input;
}

type Judge = (value: unknown, field: Register['fields'][string]) => boolean;

function problemsIn({ register, step, input }: Asked, judge: Judge): Problem[] {
  const unknown = Object.keys(input).filter((name) => ![...step.asks, ...step.mayAsk].includes(name));
  const problems = unknown.map((field) => ({ field, words: notAsked(field), clauses: step.cites }));
  for (const name of [...step.asks, ...step.mayAsk]) {
    const field = register.fields[name];
    const value = Object.hasOwn(input, name) ? (input[name] ?? null) : null;
    if (!field) continue;
    const isAsked = step.asks.includes(name);
    if (value === null && !isAsked) continue;
    if (value !== null && judge(value, field)) continue;
    const words = value === null ? missing(field.title) : wrong(field.title);
    problems.push({ field: name, words, clauses: step.cites });
  }
  return problems;
}

const notAsked = (field: string): Words => ({
  zh: `此步不能填写“${field}”`,
  en: `This step does not ask for '${field}'`,
});

const missing = ({ zh, en }: Words): Words => ({ zh: `请填写“${zh}”`, en: `'${en}' is missing` });

const wrong = ({ zh, en }: Words): Words => ({ zh: `“${zh}”填写有误`, en: `'${en}' is wrong` });
