import '../../kit/form-field.css';
import '../../kit/segments.css';
import { useRef, useState } from 'preact/hooks';
import { type Method, methods } from '../../../../rulebook/chapters/fees/common.ts';
import { lateFeeOwed, settledBy } from '../../../../rulebook/chapters/fees/reckoning/account.ts';
import { lateFeeFirst } from '../../../../rulebook/chapters/fees/site-settings.ts';
import { fenOf, moneyText, yuanText } from '../../../../rulebook/notation/money.ts';
import { tidied } from '../../../../rulebook/notation/plain-text.ts';
import { setAt } from '../../../../rulebook/notation/setting.ts';
import { newId } from '../../../../rulebook/reading/paths.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import { readingFailed } from '../../data/failures.ts';
import { perform } from '../../data/perform.ts';
import { Refusals } from '../../forms/refusals.tsx';
import { Button } from '../../kit/button.tsx';
import { Problem } from '../../kit/notes.tsx';
import { useOnline } from '../../kit/online.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import type { HouseholdEntries } from './use-account.ts';

interface Typed {
  readonly amount: string;
  /** Null as long as nobody has said otherwise: what is proposed. */
  readonly lateFee: string | null;
  readonly method: Method;
  readonly paidOn: string;
  readonly payer: string;
  readonly remark: string;
}

const PAYER_LENGTH = 50;
const REMARK_LENGTH = 200;

/** A payment: what it settles is shown before it is taken. */
export function PaymentForm({ household, found }: { household: string; found: HouseholdEntries }) {
  const { account, day } = found;
  const due =
    account.bills.reduce((all, { unpaid }) => all + unpaid, 0) + lateFeeOwed(account) - account.credit;
  const blank: Typed = {
    ...{ amount: due > 0 ? yuanText(due) : '', lateFee: null, method: 'cash', paidOn: day },
    ...{ payer: '', remark: '' },
  };
  const [typed, setTyped] = useState<Partial<Typed>>({});
  const [receipt, setReceipt] = useState<string | null>(null);
  const values = { ...blank, ...typed };
  if (receipt !== null)
    return (
      <Taken
        id={receipt}
        onNext={() => {
          setTyped({});
          setReceipt(null);
        }}
      />
    );
  return (
    <Form
      household={household}
      found={found}
      values={values}
      onType={(more) => setTyped((before) => ({ ...before, ...more }))}
      onTaken={setReceipt}
    />
  );
}

function Taken({ id, onNext }: { id: string; onNext: () => void }) {
  const say = useWords();
  return (
    <section class="section payment-form" role="status">
      <h2>{say({ zh: '已收款', en: 'Taken' })}</h2>
      <div class="actions">
        <a class="button primary" href={`/payments/${encodeURIComponent(id)}`}>
          <span>{say({ zh: '查看并打印收据', en: 'See and print the receipt' })}</span>
        </a>
        <Button onClick={onNext}>{say({ zh: '再收一笔', en: 'Take another' })}</Button>
      </div>
    </section>
  );
}

interface FormProps {
  readonly household: string;
  readonly found: HouseholdEntries;
  readonly values: Typed;
  readonly onType: (more: Partial<Typed>) => void;
  readonly onTaken: (id: string) => void;
}

/** The late fee that the site's order proposes to take out of an amount. */
function proposedLateFee(amount: number, { account }: HouseholdEntries, isFirst: boolean): number {
  const lateFee = lateFeeOwed(account);
  const unpaid = account.bills.reduce((all, bill) => all + bill.unpaid, 0);
  return Math.max(0, Math.min(lateFee, isFirst ? amount : amount - Math.max(0, unpaid - account.credit)));
}

/** Why it can't be taken as it is typed. */
function wrongIn(amount: number | null, lateFee: number | null): Words | null {
  if (amount === null || amount <= 0)
    return { zh: '请填收款金额，如 179.00', en: 'Say how much is paid, such as 179.00' };
  return lateFee === null || lateFee < 0 || lateFee > amount
    ? { zh: '滞纳金不能多于收款金额', en: 'The late fee is a part of the amount' }
    : null;
}

function Form({ household, found, values, onType, onTaken }: FormProps) {
  const say = useWords();
  const session = useSession();
  const { settings } = useSiteTime();
  const isOnline = useOnline();
  // The same payment however often the button is pressed.
  const id = useRef(newId());
  const [isBusy, setIsBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [failure, setFailure] = useState<Words | null>(null);
  const isFirst = setAt(settings, lateFeeFirst) === 'lateFee';
  const amount = fenOf(values.amount);
  const proposed = proposedLateFee(amount ?? 0, found, isFirst);
  const lateFee = values.lateFee === null ? proposed : fenOf(values.lateFee);
  const isRight = amount !== null && amount > 0 && lateFee !== null && lateFee >= 0 && lateFee <= amount;
  const problem = isRight ? null : wrongIn(amount, lateFee);
  const settles = isRight ? settlesOf(found, values.paidOn, amount - lateFee) : null;

  const take = async (): Promise<void> => {
    if (!isRight || !settles) return;
    setIsBusy(true);
    setFailure(null);
    const { method, paidOn } = values;
    const [payer, remark] = [tidied(values.payer), tidied(values.remark)];
    const input = {
      ...{ household, amount, lateFee, method, paidOn },
      ...(payer === '' ? {} : { payer }),
      ...(remark === '' ? {} : { remark }),
    };
    try {
      const step = { register: 'payments', step: 'take', id: id.current, rev: 0, input } as const;
      const outcome = await perform({ site: session.site, uid: session.uid, steps: [step] }, session);
      if (outcome.is === 'refused') setRefusals(outcome.refusals);
      else onTaken(id.current);
    } catch (error) {
      setFailure(readingFailed(error));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form
      class="section payment-form"
      aria-label={say({ zh: '收款', en: 'Take a payment' })}
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <h2>{say({ zh: '收款', en: 'Take a payment' })}</h2>
      <MethodField value={values.method} onPick={(method) => onType({ method })} />
      <div class="payment-fields">
        <TextField
          words={{ zh: '收款金额（元）', en: 'Amount (yuan)' }}
          value={values.amount}
          isAmount
          isWrong={values.amount !== '' && (amount === null || amount <= 0)}
          onType={(text) => onType({ amount: text })}
        />
        <TextField
          words={{ zh: '其中滞纳金（元）', en: 'Of it, late fee (yuan)' }}
          value={values.lateFee ?? yuanText(proposed)}
          isAmount
          isWrong={lateFee === null || (amount !== null && lateFee > amount)}
          onType={(text) => onType({ lateFee: text })}
        />
        <label class="form-field">
          <span>{say({ zh: '缴款日期', en: 'Paid on' })}</span>
          <input
            type="date"
            value={values.paidOn}
            max={found.day}
            onInput={(event) => onType({ paidOn: event.currentTarget.value })}
          />
        </label>
        <TextField
          words={{ zh: '付款人（选填）', en: 'Payer (optional)' }}
          value={values.payer}
          most={PAYER_LENGTH}
          onType={(payer) => onType({ payer })}
        />
        <TextField
          words={{ zh: '备注（选填）', en: 'Remark (optional)' }}
          value={values.remark}
          most={REMARK_LENGTH}
          onType={(remark) => onType({ remark })}
        />
      </div>
      {problem && <p class="muted">{say(problem)}</p>}
      {settles && <Settles {...settles} />}
      {failure && <Problem words={failure} />}
      <Refusals of={refusals} />
      {!isOnline && (
        <Problem words={{ zh: '收款须联网办理', en: 'A payment is taken with a network only' }} />
      )}
      <div class="actions">
        <Button kind="primary" type="submit" isBusy={isBusy} disabled={!isRight || !isOnline}>
          {isRight
            ? say({ zh: `收款 ${moneyText(amount)}`, en: `Take ${moneyText(amount)}` })
            : say({ zh: '收款', en: 'Take' })}
        </Button>
      </div>
    </form>
  );
}

interface SettlesProps {
  readonly lines: readonly { readonly bill: string; readonly month: string; readonly amount: number }[];
  readonly credit: number;
}

/** Which bills it settles, and what is left over. */
function settlesOf({ entries, bills }: HouseholdEntries, paidOn: string, fees: number): SettlesProps {
  const months = new Map(bills.map(({ id, data }) => [id, String(data.month)]));
  const { bills: settled, credit } = settledBy(entries, { id: '~', paidOn, fees, lateFee: 0 });
  const lines = settled.map(({ id, amount }) => ({ bill: id, month: months.get(id) ?? '', amount }));
  return { lines: lines.filter(({ amount }) => amount > 0), credit };
}

function Settles({ lines, credit }: SettlesProps) {
  const say = useWords();
  return (
    <table class="settles">
      <caption>{say({ zh: '将抵付', en: 'It settles' })}</caption>
      <tbody>
        {lines.map(({ bill, month, amount }) => (
          <tr key={bill}>
            <th scope="row">{month}</th>
            <td>{moneyText(amount)}</td>
          </tr>
        ))}
        {credit > 0 && (
          <tr>
            <th scope="row">{say({ zh: '转为预存余额', en: 'Left as a credit' })}</th>
            <td>{moneyText(credit)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function MethodField({ value, onPick }: { value: Method; onPick: (method: Method) => void }) {
  const say = useWords();
  return (
    <fieldset class="segments">
      <legend>{say({ zh: '收款方式', en: 'Method' })}</legend>
      {(Object.keys(methods) as Method[]).map((method) => (
        <label key={method} class="segment">
          <input type="radio" name="method" checked={value === method} onChange={() => onPick(method)} />
          <span>{say(methods[method])}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface TextFieldProps {
  readonly words: Words;
  readonly value: string;
  readonly isAmount?: boolean;
  readonly isWrong?: boolean;
  readonly most?: number;
  readonly onType: (text: string) => void;
}

function TextField({ words, value, isAmount, isWrong, most, onType }: TextFieldProps) {
  const say = useWords();
  return (
    <label class="form-field">
      <span>{say(words)}</span>
      <input
        value={value}
        aria-invalid={isWrong}
        autocomplete="off"
        {...(isAmount ? { inputMode: 'decimal' } : {})}
        {...(most === undefined ? {} : { maxLength: most })}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  );
}
