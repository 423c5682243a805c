import { useState } from 'preact/hooks';
import { type Method, methods } from '../../../../rulebook/chapters/fees/common.ts';
import { statementList } from '../../../../rulebook/chapters/fees/statement-list.ts';
import { ImportList } from '../../imports/import-list.tsx';
import type { TakingIn } from '../../imports/taking-in.ts';
import { Chip } from '../../kit/chip.tsx';
import { counted } from '../../language/count.ts';
import { useWords } from '../../language/words.ts';

const takingIn: TakingIn = {
  ...{ list: statementList, callable: 'importStatement', hasTemplate: false },
  how: {
    zh: '以及“金额”或“收入金额”，和“流水号”或“余额”。从微信、支付宝、网银导出的文件不用改动。',
    en: 'and amounts, and transaction numbers or balances. What WeChat, Alipay or the bank exports needs no changes.',
  },
  counted: (count) => ({ zh: `${count} 笔`, en: counted(count, 'line') }),
  nothingNew: () => ({
    zh: '其中的收款和退款都已导入过，没有新的流水。',
    en: 'All that came in or went back is there already.',
  }),
  done: { href: '/statements', words: { zh: '去认领', en: 'Match them' } },
};

/** 导入对账单: whose statement it is mostly says the file itself. */
export function ImportStatement() {
  const say = useWords();
  const [method, setMethod] = useState<Method | null>(null);
  return (
    <ImportList takingIn={takingIn} options={method === null ? {} : { method }}>
      <nav class="chips" aria-label={say({ zh: '哪种收款方式', en: 'Which method' })}>
        <Chip
          words={{ zh: '由文件判断', en: 'As the file says' }}
          isOn={method === null}
          onPick={() => setMethod(null)}
        />
        {(['wechat', 'alipay', 'transfer', 'card'] as const).map((each) => (
          <Chip key={each} words={methods[each]} isOn={method === each} onPick={() => setMethod(each)} />
        ))}
      </nav>
    </ImportList>
  );
}
