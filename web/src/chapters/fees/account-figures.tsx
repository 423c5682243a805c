import './fees.css';
import { lateFeeOwed } from '../../../../rulebook/chapters/fees/reckoning/account.ts';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import { useWords, type Words } from '../../language/words.ts';
import type { HouseholdEntries } from './use-account.ts';

/** What a household owes, in four figures. */
export function Owed({ found: { account } }: { found: HouseholdEntries }) {
  const say = useWords();
  const unpaid = account.bills.reduce((all, bill) => all + bill.unpaid, 0);
  const figures: readonly (readonly [Words, number, boolean])[] = [
    [{ zh: '待缴', en: 'To be paid' }, unpaid, false],
    [{ zh: '其中逾期', en: 'Of it, overdue' }, account.overdue, account.overdue > 0],
    [{ zh: '滞纳金', en: 'Late fee' }, lateFeeOwed(account), false],
    [{ zh: '预存余额', en: 'Credit' }, account.credit, false],
  ];
  return (
    <ul class="figures account-figures">
      {figures.map(([words, amount, isBad]) => (
        <li key={words.en} class={isBad ? 'figure bad' : 'figure'}>
          <b>{moneyText(amount)}</b>
          <span>{say(words)}</span>
        </li>
      ))}
    </ul>
  );
}
