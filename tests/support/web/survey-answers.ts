import type { BrowserContext, Route } from 'playwright-core';
import type { Answer, SurveyShown } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { Words } from '../../../rulebook/site/words.ts';

/** Of every kind one that has to be answered or need not be, in two sections. */
export const survey: SurveyShown = {
  state: 'open',
  site: { zh: '湖畔花园', en: 'Lakeside Gardens' },
  form: { zh: '《住户问卷调查表》', en: 'Residents’ survey' },
  title: '2026 年下半年住户满意度调查',
  titleEnglish: 'Residents’ satisfaction, second half of 2026',
  greeting: '尊敬的住户：\n请用两三分钟谈谈您对物业服务的看法。',
  greetingEnglish: 'Dear residents,\nplease take two or three minutes to tell us how we are doing.',
  anonymous: false,
  room: '3-1-501',
  closesOn: '2026-12-31',
  questions: [
    {
      section: '日常服务',
      sectionEnglish: 'Day to day',
      question: '客服中心接待是否热情、及时？',
      questionEnglish: 'Is the service centre friendly and prompt?',
      kind: 'rating',
      required: true,
    },
    { question: '保洁', questionEnglish: 'Cleaning', kind: 'rating', required: true },
    { question: '绿化', kind: 'rating', required: false },
    {
      question: '您多久到客服中心一次？',
      questionEnglish: 'How often do you come to the service centre?',
      kind: 'choice',
      required: true,
      choices: ['每周', '每月', '很少'],
      choicesEnglish: ['Every week', 'Every month', 'Seldom'],
    },
    {
      section: '您的期望',
      sectionEnglish: 'What you wish for',
      question: '您希望增加哪些服务？',
      questionEnglish: 'Which services would you like us to add?',
      kind: 'several',
      required: false,
      choices: ['代收快递', '家政', '充电桩'],
      choicesEnglish: ['Parcels', 'Housekeeping', 'Charging points'],
    },
    { question: '您的意见和建议', questionEnglish: 'Anything else', kind: 'text', required: false },
  ],
};

/** A callable that refuses, as the protocol tells it. */
export class Refusing {
  readonly status: string;
  readonly code: number;
  readonly problems: readonly { readonly field?: string; readonly words: Words }[];
  constructor(status: string, code: number, words: Words, field?: string) {
    this.status = status;
    this.code = code;
    this.problems = [field === undefined ? { words } : { field, words }];
  }
}

/** What a device has sent. */
export interface SentBallot {
  readonly token: string;
  readonly sending: string;
  readonly answers: readonly Answer[];
}

/** The server of the two callables, as a test lets it answer. */
export class SurveyServer {
  shown: SurveyShown | Refusing = survey;
  /** `lost` is done, and its answer does not arrive. */
  receipt: { readonly answeredOn: string; readonly answers?: readonly Answer[] } | Refusing | 'lost' = {
    answeredOn: '2026-12-01',
  };
  readonly sent: SentBallot[] = [];
  reads = 0;

  /** Answers for this device from now on. */
  async serve(context: BrowserContext): Promise<void> {
    await context.route('**/readSurvey', (route) => {
      this.reads += 1;
      return answer(route, this.shown);
    });
    await context.route('**/sendBallot', (route) => {
      this.sent.push(route.request().postDataJSON().data);
      return this.receipt === 'lost' ? route.abort() : answer(route, this.receipt);
    });
  }
}

function answer(route: Route, told: object): Promise<void> {
  const headers = { 'Access-Control-Allow-Origin': '*' };
  if (!(told instanceof Refusing)) return route.fulfill({ headers, json: { result: told } });
  const { code, status, problems } = told;
  const details = { problems: problems.map((problem) => ({ ...problem, clauses: ['R2.4.15'] })) };
  return route.fulfill({ headers, status: code, json: { error: { status, message: status, details } } });
}
