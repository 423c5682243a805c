import type { DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { registers } from '../../../../rulebook/chapters/index.ts';
import type { Answer, Question } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { Sheet, TalliedSurvey } from '../../../../rulebook/chapters/satisfaction/reckoning/tally.ts';
import { daysOf } from '../../../../rulebook/notation/period.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';

/** A survey that could be answered in the period, with how many were asked and how many have answered by now. */
export interface Returned {
  readonly survey: string;
  readonly title: string;
  readonly asked: number;
  readonly answered: number;
}

/** What a tally of a period is made from. */
export interface MonthSheets {
  readonly surveys: ReadonlyMap<string, TalliedSurvey>;
  readonly sheets: readonly Sheet[];
  readonly returned: readonly Returned[];
}

const tallied = ['survey', 'building', 'use', 'channel', 'answers'];

/** Reads what came back in a period, each record once; how many have answered is counted by the database. */
export async function monthSheets(db: Firestore, site: string, period: string): Promise<MonthSheets> {
  const { first, last } = daysOf(period);
  const of = (register: string): Query => db.collection(collectionPath(site, registers(register)));
  const [surveys, ballots] = await Promise.all([
    of('surveys').where('state', 'in', ['open', 'closed']).get(),
    of('ballots')
      .where('answeredOn', '>=', first)
      .where('answeredOn', '<=', last)
      .select(...tallied)
      .get(),
  ]);
  // Of an anonymous survey all is told at once, when it is over: what came between two tallies would tell who has said it.
  const over = surveys.docs.filter((each) => {
    const closedOn = String(each.get('closedOn') ?? '');
    return each.get('anonymous') === true && closedOn >= first && closedOn <= last;
  });
  const sheets = await Promise.all(
    over.map(({ id }) =>
      of('answerSheets')
        .where('survey', '==', id)
        .select(...tallied)
        .get(),
    ),
  );
  const running = surveys.docs.filter(
    (each) => String(each.get('closesOn')) >= first && String(each.get('begunOn')) <= last,
  );
  const named = ballots.docs.filter((each) => each.get('answers') !== undefined);
  return {
    surveys: new Map(surveys.docs.map((each) => [each.id, surveyIn(each)])),
    sheets: [
      ...named.map((each) => ({ ...sheetIn(each), ballot: each.id })),
      ...sheets.flatMap(({ docs }) => docs.map(sheetIn)),
    ],
    returned: await Promise.all(running.map((each) => returnedOf(of('ballots'), each))),
  };
}

const surveyIn = (stored: DocumentSnapshot): TalliedSurvey => ({
  title: String(stored.get('title')),
  anonymous: stored.get('anonymous') === true,
  questions: stored.get('questions') as readonly Question[],
});

const sheetIn = (stored: DocumentSnapshot): Sheet => ({
  survey: String(stored.get('survey')),
  building: String(stored.get('building')),
  use: String(stored.get('use') ?? ''),
  channel: String(stored.get('channel')),
  answers: stored.get('answers') as readonly Answer[],
});

async function returnedOf(ballots: Query, survey: DocumentSnapshot): Promise<Returned> {
  const waiting = ballots.where('survey', '==', survey.id).where('state', '==', 'invited');
  const asked = Number(survey.get('asked'));
  const open = (await waiting.count().get()).data().count;
  return { survey: survey.id, title: String(survey.get('title')), asked, answered: asked - open };
}
