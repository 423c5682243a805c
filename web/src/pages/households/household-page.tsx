import { Page } from '../../kit/page.tsx';

export function HouseholdPage() {
  return <Page title={{ zh: '业户', en: 'Household' }}>{null}</Page>;
}
