import { Page } from '../../kit/page.tsx';

export function DutyLog() {
  return <Page title={{ zh: '值班日志', en: 'Duty log' }}>{null}</Page>;
}
