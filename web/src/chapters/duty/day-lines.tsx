import { Badge } from '../../kit/notes.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { isRegisterName } from '../../registers.ts';
import type { DayStands, LineStands } from './day-stands.ts';

/** What a day has to show, line by line; what is missing is named, and leads to where it is settled. */
export function DayLines({ lines }: Pick<DayStands, 'lines'>) {
  return (
    <ul class="day-lines">
      {lines.map((line) => (
        <DayLine key={line.name} line={line} />
      ))}
    </ul>
  );
}

function DayLine({ line: { title, done, of, missing } }: { line: LineStands }) {
  const say = useWords();
  return (
    <li class="card">
      <div class="day-line">
        <b>{say(title)}</b>
        {of === 0 ? (
          <span class="muted">{say({ zh: '无', en: 'None' })}</span>
        ) : (
          <Badge tone={missing.length === 0 ? 'good' : 'bad'}>
            {say(doneWords(done, of, missing.length))}
          </Badge>
        )}
      </div>
      {missing.length > 0 && (
        <ul class="list-rows">
          {missing.map(({ register, record, words }) => (
            <li key={`${register}/${record} ${words.zh}`}>
              <MissingRow
                address={isRegisterName(register) ? `/${register}/${encodeURIComponent(record)}` : null}
              >
                {say(words)}
              </MissingRow>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const doneWords = (done: number, of: number, missing: number): Words =>
  missing === 0
    ? { zh: `${of} 项全部完成`, en: `All ${of} done` }
    : { zh: `${of} 项完成 ${done} 项`, en: `${done} of ${of} done` };

function MissingRow({ address, children }: { address: string | null; children: string }) {
  const content = (
    <>
      <span class="dot bad" />
      <span class="list-main">{children}</span>
    </>
  );
  return address === null ? (
    <span class="list-row">{content}</span>
  ) : (
    <a class="list-row" href={address}>
      {content}
    </a>
  );
}
