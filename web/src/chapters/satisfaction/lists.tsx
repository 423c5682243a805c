import { RegisterPage } from '../../pages/register.tsx';

/** The surveys and their ballots, as any register is listed: they stand among the places of the chapter. */
export const SurveyList = () => <RegisterPage register="surveys" />;
export const BallotList = () => <RegisterPage register="ballots" />;
