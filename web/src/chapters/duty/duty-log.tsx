import '../../forms/forms.css';
import '../../records/records.css';
import './duty-log.css';
import { useEffect, useState } from 'preact/hooks';
import type { Registers } from '../../../../rulebook/notation/register.ts';
import { readingFailed } from '../../data/failures.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { counted } from '../../language/count.ts';
import { dateTitle, dayText } from '../../language/time.ts';
import { useLanguage, useWords } from '../../language/words.ts';
import { usePrinting } from '../../paper/use-printing.ts';
import { useSession } from '../../session/current.ts';
import { holdsNow } from '../../session/session.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { type Book, ENTRIES_MOST, useBook, usePapersOwed } from './book.ts';
import { ChainState } from './chain.tsx';
import { Composer } from './composer.tsx';
import { Contacts } from './contacts.tsx';
import { isDay } from './day.ts';
import { DayPicker } from './day-picker.tsx';
import { Entries } from './entries.tsx';
import { Printed } from './printed.tsx';
import { Signature } from './signature.tsx';
import { signatureOf } from './signed.ts';

/** 《值班日志》 The book of a day: today's unless the address names another. */
export function DutyLog({ day: asked = '' }: { day?: string }) {
  const { zone } = useSession();
  const now = useNow();
  const today = dayText(now, zone);
  const day = isDay(asked) && asked <= today ? asked : today;
  return <DayBook key={day} day={day} today={today} />;
}

function DayBook({ day, today }: { day: string; today: string }) {
  const say = useWords();
  const language = useLanguage();
  const session = useSession();
  const { site, zone, settings } = session;
  const registers = useRegisters('dutyLog', 'dutyLogReviews');
  const book = useBook(day, language);
  const papers = usePapersOwed(day);
  const { value: review } = useRecord(`sites/${site}/dutyLogReviews/${day}`);
  const { calendar } = useSiteTime();
  const noon = calendar.instant(day, '12:00');
  const isToday = day === today;
  const { printed, print } = usePrinting(registers && book.entries ? book : null);
  const shown = () => Promise.resolve(book);
  return (
    <Page
      title={{
        zh: `值班日志 ${dateTitle(noon, zone, 'zh')}`,
        en: `Duty log, ${dateTitle(noon, zone, 'en')}`,
      }}
      actions={
        <Button icon="print" disabled={!book.entries} onClick={() => void print(shown)}>
          {say({ zh: '打印', en: 'Print' })}
        </Button>
      }
    >
      <div class="log-head no-print">
        <DayPicker day={day} today={today} shiftDay={calendar.shiftDay} of="/dutyLog" />
        <Contacts contacts={String(settings.contacts ?? '')} />
        <ChainState book={book} />
      </div>
      <div class="no-print">
        <Signature day={day} book={book} papers={papers} review={review} />
        {holdsNow(session, 'supervisor', 'manager', 'gm') && (
          <LinkButton icon="check" href={`/dayClosings/${day}`}>
            {say({ zh: '日结证明', en: 'Day closing' })}
          </LinkButton>
        )}
      </div>
      {isToday && registers && (
        <div class="card no-print">
          <Composer registers={registers} corrects={null} />
        </div>
      )}
      {isToday && !registers && <div class="card composer-waiting no-print" />}
      {book.failure != null && <Problem words={readingFailed(book.failure)} />}
      {registers && book.entries ? (
        <Listed
          day={day}
          isToday={isToday}
          book={book}
          registers={registers}
          signedAt={signatureOf(review)?.at ?? null}
        />
      ) : (
        book.failure == null && <Loading rows={6} />
      )}
      {registers && printed && (
        <Printed
          day={day}
          title={dateTitle(noon, zone, language)}
          book={printed}
          registers={registers}
          review={review}
        />
      )}
    </Page>
  );
}

interface ListedProps {
  readonly day: string;
  readonly isToday: boolean;
  readonly book: Book;
  readonly registers: Registers;
  readonly signedAt: Date | null;
}

/** Who writes wants the latest line first; who reviews a day reads it from its beginning. */
function Listed({ day, isToday, book, registers, signedAt }: ListedProps) {
  const say = useWords();
  const [isLatestFirst, setIsLatestFirst] = useState(isToday);
  const entries = book.entries ?? [];
  useShownAnchor(entries.length > 0);
  if (entries.length === 0) {
    return (
      <Empty
        icon="book"
        words={
          isToday
            ? { zh: '今日还没有记录', en: 'Nothing is written today yet' }
            : { zh: '这一天没有记录', en: 'Nothing was written on this day' }
        }
      />
    );
  }
  return (
    <section class="section no-print" aria-label={say({ zh: '记录', en: 'Entries' })}>
      <div class="entries-head">
        <h2>{say({ zh: `记录 ${entries.length} 条`, en: counted(entries.length, 'entry', 'entries') })}</h2>
        <button
          type="button"
          class="chip"
          aria-pressed={isLatestFirst}
          onClick={() => setIsLatestFirst(!isLatestFirst)}
        >
          {say({ zh: '最新在前', en: 'Latest first' })}
        </button>
      </div>
      {book.isCut && (
        <p class="notice-box">
          {say({
            zh: `只显示当日前 ${ENTRIES_MOST} 条`,
            en: `Only the first ${ENTRIES_MOST} of the day are shown`,
          })}
        </p>
      )}
      <Entries
        day={day}
        book={book}
        entries={isLatestFirst ? entries.toReversed() : entries}
        registers={registers}
        signedAt={signedAt}
      />
    </section>
  );
}

/** The entry that the address points at is only there once the book has been read. */
function useShownAnchor(isThere: boolean): void {
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (isThere && id !== '') document.getElementById(id)?.scrollIntoView({ block: 'center' });
  }, [isThere]);
}
