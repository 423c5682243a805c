import { moveInList } from '../../../../rulebook/chapters/homes/move-in-list.ts';
import { ImportList } from '../../imports/import-list.tsx';
import type { TakingIn } from '../../imports/taking-in.ts';
import { counted } from '../../language/count.ts';

const takingIn: TakingIn = {
  ...{ list: moveInList, callable: 'importMoveInList', hasTemplate: true },
  how: {
    zh: '还没有业主的房屋，姓名留空。名单中留空的内容不会抹去已有资料。',
    en: 'a unit without an owner has no name. What the list leaves blank is not removed from the files.',
  },
  counted: (count) => ({ zh: `${count} 户`, en: counted(count, 'household') }),
  nothingNew: ({ known }) =>
    known > 0
      ? {
          zh: '名单中没有新的业户，没有需要导入的内容。',
          en: 'No household of the list is new; there is nothing to import.',
        }
      : {
          zh: '名单与登记簿一致，没有需要导入的内容。',
          en: 'The list and the registers agree; there is nothing to import.',
        },
  done: { href: '/households', words: { zh: '查看业户', en: 'See the households' } },
};

/** 入住名单: the developer's list is compared first, and taken in whole, or by choice but for its bad rows (R2.4.2). */
export const MoveInList = () => <ImportList takingIn={takingIn} />;
