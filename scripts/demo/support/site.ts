import { defaultSettings, type Settings } from '../../../rulebook/site/settings.ts';

export const DEMO_SITE = 'lakeside';
export const DEMO_PASSWORD = 'wuye-desk-demo';

export const demoSettings: Settings = {
  ...defaultSettings,
  name: '湖畔花园',
  nameEnglish: 'Lakeside Garden',
  contacts: '监控室 0571-8800 1100；客服前台 0571-8800 1122；燃气抢修 96577',
};
