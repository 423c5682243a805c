// Callables that need no account: a household behind its link, and who comes back to a shared computer.

export { deskPeople, signInWithPin } from '../chapters/people/desks/come-back.ts';
export { readSurvey } from '../chapters/satisfaction/read-survey.ts';
export { sendBallot } from '../chapters/satisfaction/send-ballot.ts';
export type { PublicHandler } from './public-callable.ts';
