import { z } from 'zod';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { callable } from '../../callables/callable.ts';
import { documentId, line } from '../../callables/inputs.ts';
import { readRecord } from '../../records/documents.ts';
import { takeStep } from '../../records/take-step.ts';
import { noSurvey } from './open-survey.ts';
import { recordAnswers, refuseUnfit } from './record-answers.ts';
import { answers } from './send-ballot.ts';
import { ballotId, surveyOf } from './survey-of.ts';

const date = z.iso.date();

/** R2.4.15 Staff type what came back on paper: it uses up the household's one answer. */
export const enterBallot = callable({
  input: z.strictObject({ survey: documentId(), household: documentId(), answeredOn: date, answers }),
  by: 'staff',
  cites: ['R2.4.15', 'R3.4.6.2'],
  run: async ({ db, site, caller, input, now }) => {
    await recordAnswers(db, { ...input, site, actor: caller.uid, channel: 'paper' }, now());
    return { id: ballotId(input.survey, input.household) };
  },
});

/** What was typed wrongly is put right, with a reason; what stood there stays beside it. */
export const correctBallot = callable({
  input: z.strictObject({ ballot: documentId(), answers, reason: line(200) }),
  by: 'staff',
  cites: ['R2.4.15', 'R3.4.6.2'],
  run: async ({ db, site, caller, input, now }) => {
    const { ballot: id, ...corrected } = input;
    const ballot = await readRecord(db, site, registers('ballots'), id);
    const survey = await surveyOf(db, site, String(ballot?.survey ?? id));
    if (!survey) throw noSurvey();
    refuseUnfit(survey, corrected.answers);
    await takeStep(
      db,
      { site, register: 'ballots', step: 'correct', id, input: corrected, actor: caller.uid },
      now(),
    );
    return { id };
  },
});
