import { withSentinel } from '../support/derived/emulator.ts';
import { Emulator } from './emulator.ts';
import { Judge, type Judgement } from './judge.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { parseRules } from './parse.ts';
import { questionsIn } from './questions.ts';
import { Reach } from './reach.ts';
import type { Recording } from './recording.ts';
import { schemataOf } from './schemata.ts';
import { stage } from './worlds.ts';

export interface Findings {
  readonly questions: number;
  readonly judgements: readonly Judgement[];
  /** Whether not all mutants were judged. */
  readonly isPartial: boolean;
}

const PROJECT = 'demo-mutation';

/** Replays a recording against every mutant that is wanted of the rules it was made with. */
export async function check(
  recording: Recording,
  host: string,
  choose: (mutants: readonly Mutant[]) => readonly Mutant[],
  tell: (line: string) => void,
): Promise<Findings> {
  const root = parseRules(recording.rules);
  const questions = questionsIn(recording.exchanges);
  const { writes, askings } = stage(questions, PROJECT);
  const emulator = new Emulator(host, PROJECT);
  try {
    tell(`${questions.length} questions, ${writes.length} documents`);
    await emulator.store(writes);
    const all = mutantsOf(recording.rules, root);
    const chosen = choose(all);
    const schemata = schemataOf(recording.rules, chosen);
    tell(`${chosen.length} of ${all.length} mutants, in ${schemata.length} files`);
    const judge = new Judge(emulator, askings, new Reach(root));
    const judgements: Judgement[] = [];
    for (const [at, { rules, mutants }] of schemata.entries()) {
      judgements.push(...(await judge.all({ rules: withSentinel(rules), mutants })));
      if (at % 5 === 4) tell(`${judgements.length} mutants judged`);
    }
    return { questions: questions.length, judgements, isPartial: chosen.length < all.length };
  } finally {
    emulator.close();
  }
}
