import { Page } from '../../kit/page.tsx';

export function Members() {
  return <Page title={{ zh: '员工', en: 'Members' }}>{null}</Page>;
}
