import { Page } from '../kit/page.tsx';

export function Search() {
  return <Page title={{ zh: '搜索', en: 'Search' }}>{null}</Page>;
}
