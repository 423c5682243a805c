import { Page } from '../kit/page.tsx';

export function SettingsPage() {
  return <Page title={{ zh: '设置', en: 'Settings' }}>{null}</Page>;
}
