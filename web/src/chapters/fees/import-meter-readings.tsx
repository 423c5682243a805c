import { meterReadingList } from '../../../../rulebook/chapters/fees/meter-reading-list.ts';
import { ImportList } from '../../imports/import-list.tsx';
import type { TakingIn } from '../../imports/taking-in.ts';
import { counted } from '../../language/count.ts';

const takingIn: TakingIn = {
  ...{ list: meterReadingList, callable: 'importMeterReadings', hasTemplate: true },
  how: {
    zh: '每块表一行；读数小于上次读数的，在“说明”中写明原因。',
    en: 'one row for each meter; a reading below the last one says why.',
  },
  counted: (count) => ({ zh: `${count} 条读数`, en: counted(count, 'reading') }),
  nothingNew: () => ({
    zh: '清单与登记簿一致，没有需要导入的读数。',
    en: 'The list and the register agree; there is nothing to import.',
  }),
  done: { href: '/meterReadings', words: { zh: '查看抄表记录', en: 'See the readings' } },
};

/** 导入抄表清单: readings of a round that was written on a list, or that a device exports. */
export const ImportMeterReadings = () => <ImportList takingIn={takingIn} />;
