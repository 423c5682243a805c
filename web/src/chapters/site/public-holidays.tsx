import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { readingFailed } from '../../data/failures.ts';
import { Button } from '../../kit/button.tsx';
import { Loading, Problem } from '../../kit/notes.tsx';
import { tell } from '../../kit/says.tsx';
import { counted } from '../../language/count.ts';
import { useLanguage, useWords } from '../../language/words.ts';
import {
  type Arrangement,
  isOver,
  type Listed,
  type PublicHoliday,
  publicHolidaysOf,
  readArrangement,
  unlisted,
  withDaysOf,
  yearWithoutHolidays,
} from './arrangement.ts';
import { daysText, stretchesText } from './day-words.ts';

interface ProposalProps {
  readonly listed: Listed;
  /** ISO date at the site. */
  readonly today: string;
  readonly onChange: (listed: Listed) => void;
}

/** China's public holidays of this year and the next, for the manager to take into the lists: nothing is taken unasked. */
export function PublicHolidays({ listed, today, onChange }: ProposalProps) {
  const say = useWords();
  const [arrangement, failure] = useArrangement();
  const year = Number(today.slice(0, 4));
  const without = yearWithoutHolidays(listed.holidays, today);
  return (
    <div class="public-holidays">
      <h3>{say({ zh: '法定节假日安排', en: 'China’s public holidays' })}</h3>
      {without !== null && (
        <p class="notice-box">
          {say({
            zh: `${without} 年还没有列入节假日：那一年的节假日会照常要求清点和签字。`,
            en: `No holiday of ${without} is listed: counts and signatures would be owed on its public holidays, too.`,
          })}
        </p>
      )}
      <p class="muted">
        {say({
          zh: '以下取自国务院办公厅的放假通知。勾选后填入上面的列表，保存设置后才生效。',
          en: 'As the State Council has arranged them. What you tick is filled in above, and holds once you save.',
        })}
      </p>
      {failure !== null && <Problem words={readingFailed(failure)} />}
      {!arrangement && failure === null && <Loading rows={2} />}
      {arrangement &&
        [year, year + 1].map((each) => (
          <YearProposal
            key={each}
            year={each}
            holidays={publicHolidaysOf(arrangement, each)}
            listed={listed}
            today={today}
            onChange={onChange}
          />
        ))}
    </div>
  );
}

function useArrangement(): readonly [Arrangement | null, unknown] {
  const [arrangement, setArrangement] = useState<Arrangement | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => void readArrangement().then(setArrangement, setFailure), []);
  return [arrangement, failure];
}

interface YearProps extends ProposalProps {
  readonly year: number;
  /** Null when the year is not known yet. */
  readonly holidays: readonly PublicHoliday[] | null;
}

function YearProposal({ year, holidays, listed, today, onChange }: YearProps) {
  const say = useWords();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [changed, setChanged] = useState<Readonly<Record<string, boolean>>>({});
  const open = holidays ? unlisted(holidays, listed) : [];
  // What is over alters nothing any more: it is there to be taken, and not proposed.
  const isTicked = (each: PublicHoliday): boolean => changed[each.name.en] ?? !isOver(each, today);
  const chosen = open.filter(isTicked);
  const tickAll = (on: boolean) => setChanged(Object.fromEntries(open.map(({ name }) => [name.en, on])));
  const take = () => {
    heading.current?.focus();
    onChange(withDaysOf(listed, chosen));
    tell({ zh: '已填入上面的列表，保存后生效', en: 'Filled in above; it holds once you save' });
  };
  return (
    <fieldset class="year-proposal" aria-labelledby={id}>
      <h4 id={id} ref={heading} tabIndex={-1}>
        {say({ zh: `${year} 年法定节假日`, en: `Public holidays of ${year}` })}
      </h4>
      {!holidays && <p class="muted">{say(unknownYear(year))}</p>}
      {holidays && open.length === 0 && (
        <p class="muted">{say({ zh: '已全部列入', en: 'All of them are listed' })}</p>
      )}
      {open.length > 1 && (
        <label class="tick">
          <input
            type="checkbox"
            checked={chosen.length === open.length}
            onChange={(event) => tickAll(event.currentTarget.checked)}
          />
          <span>{say({ zh: '全部', en: 'All' })}</span>
        </label>
      )}
      {open.map((each) => (
        <HolidayTick
          key={each.name.en}
          of={each}
          isPast={isOver(each, today)}
          isTicked={isTicked(each)}
          onTick={(on) => setChanged((now) => ({ ...now, [each.name.en]: on }))}
        />
      ))}
      {open.length > 0 && (
        <div class="actions">
          <Button icon="plus" disabled={chosen.length === 0} onClick={take}>
            {say({
              zh: `列入所选 ${chosen.length} 项`,
              en: `List the ${counted(chosen.length, 'holiday')} ticked`,
            })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

const unknownYear = (year: number) => ({
  zh: `系统还不知道 ${year} 年的安排。国务院办公厅通常在上一年十一月前后公布：公布后请管理员更新本系统，或照通知在上面逐日添加放假日和调休上班日。`,
  en: `The arrangement for ${year} is not known here yet. It is usually published around November of the year before: have this system updated then, or add its holidays and make-up workdays above day by day.`,
});

interface TickProps {
  readonly of: PublicHoliday;
  readonly isPast: boolean;
  readonly isTicked: boolean;
  readonly onTick: (on: boolean) => void;
}

function HolidayTick({ of, isPast, isTicked, onTick }: TickProps) {
  const say = useWords();
  const language = useLanguage();
  const { holidays, makeUpWorkdays } = of;
  const [off, worked] = [stretchesText(holidays, language), daysText(makeUpWorkdays, language)];
  return (
    <label class="tick">
      <input type="checkbox" checked={isTicked} onChange={(event) => onTick(event.currentTarget.checked)} />
      <span class="holiday">
        <b>
          {say(of.name)}
          {isPast && <small> {say({ zh: '已过', en: 'over' })}</small>}
        </b>
        {holidays.length > 0 && (
          <span>
            {say({
              zh: `放假 ${holidays.length} 天：${off}`,
              en: `${counted(holidays.length, 'day')} off: ${off}`,
            })}
          </span>
        )}
        {makeUpWorkdays.length > 0 && (
          <span>{say({ zh: `调休上班：${worked}`, en: `Worked instead: ${worked}` })}</span>
        )}
      </span>
    </label>
  );
}
