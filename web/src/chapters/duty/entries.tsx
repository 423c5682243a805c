import { useState } from 'preact/hooks';
import type { Registers } from '../../../../rulebook/notation/register.ts';
import { entriesPath } from '../../../../rulebook/reading/paths.ts';
import { useNames } from '../../data/names.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Badge } from '../../kit/notes.tsx';
import { shortText, stampText, timeText } from '../../language/time.ts';
import { useLanguage, useWords, type Words } from '../../language/words.ts';
import { isRegisterName } from '../../registers.ts';
import { useSession } from '../../session/current.ts';
import { type Book, type Entry, entryOf } from './book.ts';
import { Composer } from './composer.tsx';

interface EntriesProps {
  readonly day: string;
  readonly book: Book;
  readonly entries: readonly Entry[];
  readonly registers: Registers;
  /** Entries from then on came after the supervisor's signature. */
  readonly signedAt: Date | null;
}

/** The lines of a day's book. */
export function Entries({ day, book, entries, registers, signedAt }: EntriesProps) {
  const [correcting, setCorrecting] = useState<Entry | null>(null);
  return (
    <>
      <ol class="entries">
        {entries.map((entry) => (
          <Line
            key={entry.id}
            entry={entry}
            day={day}
            book={book}
            registers={registers}
            isAfterSigning={signedAt !== null && entry.at > signedAt}
            onCorrect={() => setCorrecting(entry)}
          />
        ))}
      </ol>
      {correcting && (
        <Correcting entry={correcting} registers={registers} onClose={() => setCorrecting(null)} />
      )}
    </>
  );
}

interface LineProps {
  readonly entry: Entry;
  readonly day: string;
  readonly book: Book;
  readonly registers: Registers;
  readonly isAfterSigning: boolean;
  readonly onCorrect: () => void;
}

function Line({ entry, day, book, registers, isAfterSigning, onCorrect }: LineProps) {
  const say = useWords();
  const { zone } = useSession();
  const nameOf = useNames();
  const { here, later } = book.correctionsOf(entry.id);
  const isCorrected = here.length + later.length > 0;
  const writer = nameOf(entry.by);
  return (
    <li id={entry.id} class="entry">
      <div class="entry-when">
        <time dateTime={entry.at.toISOString()}>{timeText(entry.at, zone)}</time>
        <small>{say(shiftWords(entry.shift, registers))}</small>
      </div>
      <div class="entry-what">
        {entry.corrects && <Corrected place={entry.corrects} day={day} book={book} />}
        <p class="entry-text">{entry.text}</p>
        <div class="entry-facts">
          <span>{writer}</span>
          {entry.phoneAt && (
            <span>
              <Icon name="phone" />
              {say({ zh: '通话 ', en: 'Call ' })}
              {shortText(entry.phoneAt, zone, entry.at)}
            </span>
          )}
          {entry.kind === 'correction' && <Badge tone="warn">{say({ zh: '更正', en: 'Correction' })}</Badge>}
          {isCorrected && <Badge tone="warn">{say({ zh: '已更正', en: 'Corrected' })}</Badge>}
          {isAfterSigning && (
            <Badge tone="busy">{say({ zh: '签字后新增', en: 'After the signature' })}</Badge>
          )}
          {entry.source && <Source source={entry.source} />}
          <Button
            kind="quiet"
            class="entry-correct no-print"
            aria-label={say({
              zh: `更正 ${timeText(entry.at, zone)} 的记录`,
              en: `Correct the entry of ${timeText(entry.at, zone)}`,
            })}
            onClick={onCorrect}
          >
            {say({ zh: '更正', en: 'Correct' })}
          </Button>
        </div>
        {here.map((each) => (
          <CorrectionNote key={each.id} entry={each} href={`#${each.id}`} />
        ))}
        {later.map((place) => (
          <LaterCorrection key={place} place={place} />
        ))}
      </div>
    </li>
  );
}

export function shiftWords(shift: string, registers: Registers): Words {
  const field = registers('dutyLog').fields.shift;
  return (field?.type === 'choice' ? field.choices[shift] : undefined) ?? { zh: shift, en: shift };
}

/** The record that a line tells of, called by its form. What an export or an import left has no record of its own. */
function Source({ source }: { source: NonNullable<Entry['source']> }) {
  const say = useWords();
  const { register: name, record } = source;
  const registers = useRegisters(...(isRegisterName(name) ? [name] : []));
  const register = isRegisterName(name) ? registers?.(name) : undefined;
  if (!register) return null;
  const isRecord = !/^(export|import)~/.test(record);
  return (
    <a href={isRecord ? `/${name}/${encodeURIComponent(record)}` : `/${name}`}>
      {say({ zh: `《${register.form.zh.replaceAll(/[《》]/g, '')}》`, en: register.form.en })}
    </a>
  );
}

/** Above a correction: what it corrects, from whatever day's book. */
function Corrected({ place, day, book }: { place: string; day: string; book: Book }) {
  const say = useWords();
  const { zone } = useSession();
  const [olderDay = '', id = ''] = place.split('/');
  const known = olderDay === day ? book.entries?.find((each) => each.id === id) : undefined;
  const fetched = useEntry(olderDay === day ? null : place);
  const older = known ?? fetched;
  const clock = older ? timeText(older.at, zone) : '';
  const when = olderDay === day ? clock : `${olderDay} ${clock}`;
  return (
    <a class="entry-corrects" href={olderDay === day ? `#${id}` : `/dutyLog/${olderDay}#${id}`}>
      {say({ zh: `更正 ${when}：`, en: `Corrects ${when}: ` })}
      <q>{older?.text ?? '…'}</q>
    </a>
  );
}

/** An entry of another day's book; undefined until it is there. */
function useEntry(place: string | null): Entry | undefined {
  const language = useLanguage();
  const { site } = useSession();
  const [day = '', id = ''] = (place ?? '').split('/');
  const { value } = useRecord(place === null ? null : `${entriesPath(site, day)}/${id}`);
  return value ? entryOf(id, value, language) : undefined;
}

function LaterCorrection({ place }: { place: string }) {
  const entry = useEntry(place);
  const [day = '', id = ''] = place.split('/');
  return entry ? <CorrectionNote entry={entry} href={`/dutyLog/${day}#${id}`} isLater /> : null;
}

/** Below a corrected entry: what holds instead, who wrote it and when. */
function CorrectionNote({ entry, href, isLater }: { entry: Entry; href: string; isLater?: boolean }) {
  const say = useWords();
  const nameOf = useNames();
  const { zone } = useSession();
  const when = isLater ? stampText(entry.at, zone) : timeText(entry.at, zone);
  return (
    <p class="entry-correction">
      <a href={href}>
        {say({ zh: `更正（${when} ${nameOf(entry.by)}）`, en: `Correction (${when}, ${nameOf(entry.by)})` })}
      </a>
      <span>{entry.text}</span>
    </p>
  );
}

function Correcting({
  entry,
  registers,
  onClose,
}: {
  entry: Entry;
  registers: Registers;
  onClose: () => void;
}) {
  const say = useWords();
  const { zone } = useSession();
  const nameOf = useNames();
  return (
    <Dialog title={say({ zh: '更正一条记录', en: 'Correct an entry' })} onClose={onClose}>
      <blockquote class="entry-quote">
        <p class="muted">
          {stampText(entry.at, zone)} · {nameOf(entry.by)}
        </p>
        <p>{entry.text}</p>
      </blockquote>
      <p class="muted">
        {say({
          zh: '原记录保持不变，更正作为新的一条记入今日日志，并在原记录旁标明。',
          en: 'The old entry stays as it is. The correction is a new line in today’s book, and the old one is marked.',
        })}
      </p>
      <Composer registers={registers} corrects={`${entry.day}/${entry.id}`} onWritten={onClose} />
    </Dialog>
  );
}
