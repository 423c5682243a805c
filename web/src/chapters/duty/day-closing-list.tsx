import { RegisterPage } from '../../pages/register.tsx';

/** The closings that were signed, as any register is listed: they stand among the places of the chapter. */
export const DayClosingList = () => <RegisterPage register="dayClosings" />;
