import './fees.css';
import '../../kit/form-field.css';
import { useState } from 'preact/hooks';
import { type Oddity, oddities } from '../../../../rulebook/chapters/fees/bills.ts';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import { type CallProblem, CallRefused, call } from '../../data/call.ts';
import { readingFailed } from '../../data/failures.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Badge, Clauses, Empty, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';

/** What the server says that a run comes to. */
interface BillRun {
  readonly month: string;
  readonly bills: number;
  readonly already: number;
  readonly management: number;
  readonly utility: number;
  readonly service: number;
  readonly total: number;
  readonly odd: readonly {
    readonly id: string;
    readonly room: string;
    readonly total: number;
    readonly oddities: readonly Oddity[];
  }[];
  readonly written: boolean;
}

/** 核算账单: the bills of a month are looked at first, and made afterwards (R3.4.1.2). */
export function Billing() {
  const say = useWords();
  const { site } = useSession();
  const { calendar } = useSiteTime();
  const thisMonth = calendar.day(useNow()).slice(0, 7);
  const [month, setMonth] = useState(thisMonth);
  const [run, setRun] = useState<BillRun | null>(null);
  const [busy, setBusy] = useState<'looking' | 'making' | null>(null);
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  const ask = async (dryRun: boolean): Promise<void> => {
    setBusy(dryRun ? 'looking' : 'making');
    setProblems([]);
    try {
      setRun(await call<BillRun>('runBills', { site, month, dryRun }));
    } catch (error) {
      setProblems(
        error instanceof CallRefused ? error.problems : [{ words: readingFailed(error), clauses: [] }],
      );
    } finally {
      setBusy(null);
    }
  };
  return (
    <Page
      title={{ zh: '核算账单', en: 'Bill run' }}
      actions={
        <LinkButton href="/feeNotices" icon="print">
          {say({ zh: '打印通知单', en: 'Print notices' })}
        </LinkButton>
      }
    >
      <p class="muted">
        {say({
          zh: '每月末自动核算并开出；也可在此先核对、再开出。同一业户同一月份只开一份，重复核算不会重复开单。',
          en: 'At the end of each month by itself; or here, looked at first. A household gets one bill a month, however often it is run.',
        })}{' '}
        <Clauses ids={['R3.4.1.2']} />
      </p>
      <form
        class="billing-form"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(true);
        }}
      >
        <label class="form-field">
          <span>{say({ zh: '月份', en: 'Month' })}</span>
          <input
            type="month"
            value={month}
            max={thisMonth}
            required
            onInput={(event) => {
              setMonth(event.currentTarget.value);
              setRun(null);
            }}
          />
        </label>
        <Button type="submit" kind={run ? 'plain' : 'primary'} isBusy={busy === 'looking'}>
          {say({ zh: '先核对', en: 'Look first' })}
        </Button>
      </form>
      {busy && (
        <p role="status" class="billing-progress">
          <progress aria-label={say({ zh: '正在核算', en: 'Reckoning' })} />
        </p>
      )}
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      {run && <Result run={run} isBusy={busy === 'making'} onMake={() => void ask(false)} />}
    </Page>
  );
}

function Result({ run, isBusy, onMake }: { run: BillRun; isBusy: boolean; onMake: () => void }) {
  const say = useWords();
  const figures: readonly (readonly [Words, string])[] = [
    [{ zh: '管理费', en: 'Management fee' }, moneyText(run.management)],
    [{ zh: '代收费', en: 'Utilities' }, moneyText(run.utility)],
    [{ zh: '服务费', en: 'Paid services' }, moneyText(run.service)],
    [{ zh: '合计', en: 'Total' }, moneyText(run.total)],
  ];
  return (
    <section class="section" aria-label={say({ zh: '核算结果', en: 'Result' })}>
      <h2>
        {run.written
          ? say({ zh: `${run.month} 已开出 ${run.bills} 份`, en: `${run.month}: ${run.bills} bills made` })
          : say({
              zh: `${run.month} 将开出 ${run.bills} 份`,
              en: `${run.month}: ${run.bills} bills to be made`,
            })}
      </h2>
      {run.already > 0 && (
        <p class="muted">
          {say({ zh: `已有账单 ${run.already} 份，不再重复`, en: `${run.already} have theirs already` })}
        </p>
      )}
      {run.bills === 0 ? (
        <Empty words={{ zh: '没有需要开出的账单', en: 'No bills to be made' }} />
      ) : (
        <ul class="figures account-figures">
          {figures.map(([words, text]) => (
            <li key={words.en} class="figure">
              <b>{text}</b>
              <span>{say(words)}</span>
            </li>
          ))}
        </ul>
      )}
      {run.odd.length > 0 && <Odd run={run} />}
      <div class="actions">
        {!run.written && run.bills > 0 && (
          <Button kind="primary" icon="check" isBusy={isBusy} onClick={onMake}>
            {say({ zh: `开出 ${run.bills} 份账单`, en: `Make ${run.bills} bills` })}
          </Button>
        )}
        {run.written && (
          <LinkButton href="/bills" kind="primary">
            {say({ zh: '查看账单', en: 'See the bills' })}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

function Odd({ run: { odd, written } }: { run: BillRun }) {
  const say = useWords();
  return (
    <>
      <h3>{say({ zh: `请核对（${odd.length}）`, en: `To be looked at (${odd.length})` })}</h3>
      <p class="muted">
        {say({
          zh: '这些账单先存为“待核对”，由收银员逐份核对后开出。',
          en: 'These wait as drafts until the cashier has looked at each.',
        })}
      </p>
      <ul class="list-rows">
        {odd.map(({ id, room, total, oddities: found }) => (
          <li key={id}>
            <a class="list-row" href={written ? '/bills?list=draft' : `/cashier/${encodeURIComponent(id)}`}>
              <b>{room}</b>
              <span class="list-main">{moneyText(total)}</span>
              {found.map((oddity) => (
                <Badge key={oddity} tone="warn">
                  {say(oddities[oddity])}
                </Badge>
              ))}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
