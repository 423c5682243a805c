import './fees.css';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import { LinkButton } from '../../kit/button.tsx';
import { useWords } from '../../language/words.ts';
import type { BesideProps } from '../chapter-pages.ts';
import { Owed } from './account-figures.tsx';
import { useAccount } from './use-account.ts';

/** R3.4.1.3.1 What a household that is chased owes today, its late fee to the day: whoever is at the door can say it. */
export function OwedNow({ id, values: { household, state } }: BesideProps) {
  return typeof household === 'string' && state !== 'cleared' ? (
    <OfHousehold household={household} chase={id} />
  ) : null;
}

function OfHousehold({ household, chase }: { household: string; chase: string | null }) {
  const say = useWords();
  const { found } = useAccount(household);
  if (!found) return null;
  const own = chase === null ? 0 : (found.account.lateFees[chase] ?? 0);
  return (
    <section class="section no-print" aria-label={say({ zh: '今日欠费', en: 'Owed today' })}>
      <h2>{say({ zh: `今日欠费（${found.day}）`, en: `Owed today (${found.day})` })}</h2>
      <Owed found={found} />
      {own > 0 && (
        <p>
          {say({
            zh: `本次催缴的滞纳金计至今日为 ${moneyText(own)}`,
            en: `The late fee of this chase has come to ${moneyText(own)} today`,
          })}
        </p>
      )}
      <LinkButton href={`/cashier/${encodeURIComponent(household)}`}>
        {say({ zh: '业户账目', en: 'The account' })}
      </LinkButton>
    </section>
  );
}
