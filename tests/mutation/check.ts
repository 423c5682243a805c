import { Emulator } from './emulator.ts';
import { inLanes, isDerived, Judge, type Judgement } from './judge.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { parseRules } from './parse.ts';
import { questionsIn, SENTINEL } from './questions.ts';
import { Reach } from './reach.ts';
import type { Exchange } from './recorder.ts';
import { schemataOf } from './schemata.ts';
import { isAnotherAnswer } from './verdict.ts';
import { type Asking, stage } from './worlds.ts';

/** What the tests asked and were told, of which rules. */
export interface Recording {
  readonly rules: string;
  readonly exchanges: readonly Exchange[];
}

export interface Findings {
  readonly questions: number;
  readonly judgements: readonly Judgement[];
  readonly asked: number;
}

const SITES = 'match /sites/{site} {';

/** The sentinel must pass the rules; it fails on its precondition. */
const withSentinel = (rules: string): string =>
  rules.replace(SITES, `match /${SENTINEL.split('/')[0]}/{any} { allow write: if true; }\n    ${SITES}`);

/** The rules that the tests loaded, which must be the same for all of them. */
export function rulesOf(exchanges: readonly Exchange[]): string {
  const loaded = exchanges
    .filter(({ path }) => path.endsWith(':securityRules'))
    .map(
      ({ body }) =>
        (JSON.parse(body) as { rules: { files: { content: string }[] } }).rules.files[0]?.content ?? '',
    )
    .map((content) => content.replace(/match \/sentinel\/.*\n\s*/, ''));
  const [first, another] = new Set(loaded);
  if (first === undefined || another !== undefined)
    throw new Error('The tests did not all load the same rules: firestore.rules was changed while they ran.');
  return first;
}

const PROJECT = 'demo-mutation';

/** The emulator keeps every value of every expression for its report, until rules are loaded anew. */
const AT_ONCE = 3000;

/** The rules as they are must tell each question what they told its test. */
async function expectSameAnswers(
  emulator: Emulator,
  rules: string,
  askings: readonly Asking[],
): Promise<void> {
  const differing: string[] = [];
  for (let at = 0; at < askings.length; at += AT_ONCE) {
    if (!(await emulator.loadRules(rules))) throw new Error('firestore.rules does not load.');
    await inLanes(askings.slice(at, at + AT_ONCE), async (asking) => {
      const { test, told, body } = asking.question;
      const verdict = await emulator.ask(asking);
      if (verdict === null || isAnotherAnswer(told, verdict))
        differing.push(`${test}: ${verdict}, was ${told}: ${body.slice(0, 1000)}`);
    });
  }
  if (differing.length > 0)
    throw new Error(
      `${differing.length} questions were answered otherwise than their tests:\n${differing.slice(0, 5).join('\n')}`,
    );
}

/** Replays a recording against the rules as they are, then against every mutant of them that is wanted. */
export async function check(
  recording: Recording,
  host: string,
  isWanted: (mutant: Mutant) => boolean,
  tell: (line: string) => void,
): Promise<Findings> {
  const root = parseRules(recording.rules);
  const questions = questionsIn(recording.exchanges);
  const { writes, askings } = stage(questions, PROJECT);
  const emulator = new Emulator(host, PROJECT);
  try {
    tell(`${questions.length} questions, ${writes.length} documents`);
    await emulator.store(writes);
    await expectSameAnswers(emulator, withSentinel(recording.rules), askings);
    const schemata = schemataOf(recording.rules, mutantsOf(recording.rules, root).filter(isWanted));
    tell(
      `the rules as they are answer alike; ${schemata.reduce((sum, { mutants }) => sum + mutants.length, 0)} mutants`,
    );
    const judge = new Judge(emulator, askings, new Reach(root));
    const judgements: Judgement[] = [];
    for (const { rules, mutants } of schemata)
      judgements.push(...(await judge.all({ rules: withSentinel(rules), mutants })));
    return {
      questions: questions.length,
      judgements,
      asked: judgements.reduce((sum, { asked }) => sum + asked, 0),
    };
  } finally {
    emulator.close();
  }
}

/** Killed by a test whose expectations nobody derived from the definitions. */
export const isKilledByHand = ({ killedBy }: Judgement): boolean => killedBy !== null && !isDerived(killedBy);
