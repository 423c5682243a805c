import { Page } from '../kit/page.tsx';

export function ImportPage() {
  return <Page title={{ zh: '导入入住名单', en: 'Import move-ins' }}>{null}</Page>;
}
