import { keyList } from '../../../../rulebook/chapters/keys/key-list.ts';
import { ImportList } from '../../imports/import-list.tsx';
import type { TakingIn } from '../../imports/taking-in.ts';
import { counted } from '../../language/count.ts';

const takingIn: TakingIn = {
  ...{ list: keyList, callable: 'importKeys', hasTemplate: true },
  how: {
    zh: '房间钥匙写房号，如 3-1-1202；委托、封存的钥匙随寄存登记入柜，不由清单导入。',
    en: 'a key of a unit names it, such as 3-1-1202; deposited and sealed keys come in with the deposit register, not by a list.',
  },
  counted: (count) => ({ zh: `${count} 个钥匙编号`, en: counted(count, 'key') }),
  nothingNew: () => ({
    zh: '清单中的钥匙都已登记，没有需要导入的内容。',
    en: 'Every key of the list is on record; there is nothing to import.',
  }),
  done: { href: '/cabinet', words: { zh: '查看钥匙柜', en: 'See the cabinet' } },
};

/** 导入钥匙清单: the keys that come with the house, each through the step that registers one (R4.4.2.3). */
export const ImportKeys = () => <ImportList takingIn={takingIn} />;
