import { openSurvey } from '../../../functions/src/chapters/satisfaction/open-survey.ts';
import { recordAnswers } from '../../../functions/src/chapters/satisfaction/record-answers.ts';
import { shifted, shiftedMonth } from '../../../rulebook/chapters/fees/reckoning/days.ts';
import type { Answer } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { SYSTEM } from '../../../rulebook/notation/record.ts';
import type { Demo, DemoLines } from '../support/demo.ts';
import { DEMO_SITE } from '../support/site.ts';
import { improvements, questions, remarks } from './support/questions.ts';

export const after = ['homes/move-ins'];

/** So many months have had their survey, of a sample. */
export const MONTHS_BACK = 11;
const SAMPLE = 9;
/** Of all who are asked in the survey that is open, so many percent have answered. */
const RETURNED = 58;

interface Asked {
  readonly household: string;
  readonly building: string;
}

async function askedIn({ db }: Demo, survey: string): Promise<Asked[]> {
  const { docs } = await db.collection(`sites/${DEMO_SITE}/ballots`).where('survey', '==', survey).get();
  return docs.map((each) => ({
    household: String(each.get('household')),
    building: String(each.get('building')),
  }));
}

/** What somebody answers: things have become better in the year, and the lift has not. */
function answersOf(place: number, month: number): Answer[] {
  const grumbles = (place * 5 + month) % (5 + month) === 0;
  const good = Math.min(5, 3 + Math.round((month + (place % 4)) / 5));
  const mark = (question: number): Answer => ({
    question,
    rating: grumbles ? 2 : Math.max(2, good - ((place + question) % 7 === 0 ? 1 : 0)),
  });
  const remark = remarks[(place * 3 + month) % remarks.length];
  return [
    ...[1, 2, 3, 4].map(mark),
    { question: 5, choices: [1 + ((place + month) % improvements.length)] },
    ...(place % 3 === 0 && remark ? [{ question: 6, text: remark }] : []),
  ];
}

interface Survey {
  readonly id: string;
  readonly month: number;
  readonly begins: string;
  readonly ends: string;
  readonly terms: Readonly<Record<string, unknown>>;
  /** Of those who are asked, so many percent answer until then. */
  readonly returned: number;
  readonly until: string;
}

/** A survey is drafted and opened, and most households answer: by their link, and some on paper. */
async function held(demo: Demo, { id, month, begins, ends, terms, returned, until }: Survey): Promise<void> {
  const { db, calendar, uid, take } = demo;
  const at = (day: string, time: string): Date => calendar.instant(day, time);
  const draft = { kind: 'household', anonymous: false, questions, closesOn: ends, ...terms };
  await take('assistant', 'surveys', 'draft', id, draft, at(begins, '09:10'));
  await openSurvey(db, { site: DEMO_SITE, id, actor: uid.assistant }, at(begins, '09:30'));
  const asked = await askedIn(demo, id);
  const answering = asked.slice(0, Math.round((asked.length * returned) / 100));
  const span = Math.max(1, Math.round((Date.parse(until) - Date.parse(begins)) / 86_400_000));
  for (const [place, { household }] of answering.entries()) {
    const day = shifted(begins, Math.floor((place * span) / answering.length));
    const isPaper = place % 4 === 3;
    const given = {
      site: DEMO_SITE,
      survey: id,
      household,
      answeredOn: day,
      answers: answersOf(place, month),
    };
    const how = isPaper
      ? ({ channel: 'paper', actor: uid.receptionist } as const)
      : ({ channel: 'link', actor: SYSTEM, sending: `demo-${id}-${place}` } as const);
    await recordAnswers(
      db,
      { ...given, ...how },
      at(day, `${String(10 + (place % 10)).padStart(2, '0')}:20`),
    );
  }
}

/** A year of small surveys, and the yearly one, which is open. */
export const lines: DemoLines = async (demo) => {
  const { today, calendar, take } = demo;
  const thisMonth = today.slice(0, 7);
  for (let back = MONTHS_BACK; back >= 1; back -= 1) {
    const month = shiftedMonth(thisMonth, -back);
    const id = `demo-survey-${month}`;
    const [begins, ends] = [`${month}-05`, `${month}-25`];
    const terms = { title: `${month} 抽样满意度调查`, sample: SAMPLE };
    const place = MONTHS_BACK - back;
    await held(demo, {
      id,
      month: place,
      begins,
      ends,
      terms,
      returned: 70 + 2 * place,
      until: `${month}-22`,
    });
    await take('assistant', 'surveys', 'close', id, {}, calendar.instant(ends, '17:30'));
  }
  const begins = calendar.shiftDay(today, -12);
  const greeting = '尊敬的业户：为改进服务，请用两分钟回答以下问题。感谢您的支持！';
  const terms = { title: '年度住户问卷调查', titleEnglish: 'Yearly household survey', greeting };
  await held(demo, {
    ...{ id: 'demo-survey-open', month: MONTHS_BACK, begins, terms, returned: RETURNED },
    ...{ ends: calendar.shiftDay(today, 9), until: calendar.shiftDay(today, -1) },
  });
};
