import { ReportPage } from './report.tsx';

/** 制度执行, of the month that runs. */
export const Compliance = () => <ReportPage kind="compliance" />;
