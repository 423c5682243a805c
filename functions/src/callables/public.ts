// Callables that need no account: a household behind its link.
export { readSurvey } from '../chapters/satisfaction/read-survey.ts';
export { sendBallot } from '../chapters/satisfaction/send-ballot.ts';
export type { PublicHandler } from './public-callable.ts';
