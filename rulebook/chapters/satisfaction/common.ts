import { any, type Condition, holds } from '../../notation/condition.ts';
import { explained, longText, optional, rows, someNumbers, whole } from '../../notation/field.ts';
import type { Operand } from '../../notation/value.ts';
import { stewardOf } from '../common.ts';
import { RATING_MOST } from './reckoning/answers.ts';

export const QUESTIONS_MOST = 40;
export const CHOICES_MOST = 12;

/** Who asks the households, and answers for what comes of it. */
export const whoAsks = holds('assistant', 'supervisor', 'manager');

/** Who types what came back on paper: the steward of the building, and the desk. */
export const atTheDoor = (building: Operand): Condition =>
  any(stewardOf(building), holds('receptionist', 'assistant', 'supervisor'));

/** Who sees which households have answered, and what they said under their names. */
export const ofTheSurveys = holds('receptionist', 'steward', 'assistant', 'supervisor', 'manager', 'gm');

/** What a household has answered, question by question. */
export const answered = (zh: string, en: string) =>
  rows(zh, en, QUESTIONS_MOST, {
    question: whole('题号', 'Question', 1, QUESTIONS_MOST),
    rating: explained(
      optional(whole('评分', 'Mark', 1, RATING_MOST)),
      '1 很不满意，5 很满意',
      '1 is very dissatisfied, 5 very satisfied',
    ),
    choices: optional(someNumbers('选项', 'Choices', 1, CHOICES_MOST)),
    text: optional(longText('意见', 'In words')),
  });

/** How an answer came. */
export const channels = {
  link: { zh: '扫码', en: 'By link' },
  paper: { zh: '纸质', en: 'On paper' },
} as const;
