import type { Registers } from '../../../../rulebook/notation/register.ts';
import { useNames } from '../../data/names.ts';
import type { Document } from '../../data/store.ts';
import { stampText, timeText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { Paper } from '../../paper/paper.tsx';
import { useSession } from '../../session/current.ts';
import type { Book, Entry } from './book.ts';
import { shiftWords } from './entries.tsx';
import { signatureOf } from './signed.ts';

interface PrintedProps {
  readonly day: string;
  readonly title: string;
  readonly book: Book;
  readonly registers: Registers;
  readonly review: Document | null | undefined;
}

/** 《值班日志》 on paper: the form's own name and columns, in the order of the book, with the signature at its foot. */
export function Printed({ day, title, book, registers, review }: PrintedProps) {
  const say = useWords();
  const { zone } = useSession();
  const nameOf = useNames();
  const register = registers('dutyLog');
  const { entries = [], seals } = book;
  const signed = signatureOf(review);
  const cells = (entry: Entry): Readonly<Record<string, string>> => ({
    at: timeText(entry.at, zone),
    shift: say(shiftWords(entry.shift, registers)),
    text: textOf(entry, day, book, zone, say),
    phoneAt: entry.phoneAt ? stampText(entry.phoneAt, zone) : '',
    by: nameOf(entry.by),
  });
  return (
    <Paper form={register.form} about={title}>
      <table class="duty-log-paper">
        <thead>
          <tr>
            {register.columns.map((name) => (
              <th key={name} scope="col">
                {say(register.fields[name]?.title ?? { zh: name, en: name })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              {register.columns.map((name) => (
                <td key={name}>{cells(entry)[name]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="paper-note">
        {say({ zh: '审阅签字：', en: 'Reviewed: ' })}
        {review && signed
          ? `${nameOf(signed.by)} ${stampText(signed.at, zone)} ${String(review.remarks ?? '')}`
          : '________________'}
        {review?.state === 'reopened' &&
          say({
            zh: '（签字后有新内容，待重签：________________）',
            en: ' (to be signed again: ________________)',
          })}
      </p>
      {seals.hash !== null && (
        <p class="paper-note">
          {say({ zh: '封存 ', en: 'Sealed ' })}
          {seals.count}/{entries.length} · {seals.hash}
        </p>
      )}
    </Paper>
  );
}

function textOf(
  { id, text, corrects }: Entry,
  day: string,
  book: Book,
  zone: string,
  say: (words: { zh: string; en: string }) => string,
): string {
  const { here, later } = book.correctionsOf(id);
  const [olderDay, olderId] = corrects?.split('/') ?? [];
  const older = olderDay === day ? book.entries?.find((each) => each.id === olderId) : undefined;
  const when = older ? timeText(older.at, zone) : (olderDay ?? '');
  const head = corrects === null ? '' : say({ zh: `〔更正 ${when}〕`, en: `[corrects ${when}] ` });
  const times = [...here.map(({ at }) => timeText(at, zone)), ...later.map((place) => place.split('/')[0])];
  const mark =
    times.length === 0
      ? ''
      : say({ zh: `〔已更正，见 ${times.join('、')}〕`, en: ` [corrected: ${times.join(', ')}]` });
  return `${head}${text}${mark}`;
}
