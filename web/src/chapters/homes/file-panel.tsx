import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Register } from '../../../../rulebook/notation/register.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { mayReadWithoutAsking, useOwnGrant } from '../../data/disclosed.ts';
import { enterViewing } from '../../data/enter-viewing.ts';
import { isDenied, readingFailed } from '../../data/failures.ts';
import type { Document } from '../../data/store.ts';
import { getOne } from '../../firebase/lite.ts';
import { Button } from '../../kit/button.tsx';
import { OPEN_MS, useClosedAt } from '../../kit/closed-at.ts';
import { Clauses, Problem } from '../../kit/notes.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { FieldValue } from '../../records/field-value.tsx';
import { Phones } from '../../records/phones.tsx';
import { useSession } from '../../session/current.ts';
import { FileForm } from './file-form.tsx';
import { type HouseholdProps, Part } from './part.tsx';

const refused: Words = {
  zh: '业户电话保密：须先申请，经客服主任或经理批准后限时查看',
  en: 'The number is confidential: ask first; the supervisor or the manager opens it for a limited time',
};

/** Why it stays shut. */
type Failure = ComponentProps<typeof Problem>;

/** What was opened: the telephone numbers, and the file for who keeps it. */
interface Opened {
  readonly file: Document | null;
  readonly phone: Document;
}

/**
 * The private part: read only when the button is pressed, which is on record (R2.4.16), once, kept in no cache, and gone
 * when it is left.
 */
export function FilePanel(props: HouseholdProps) {
  const say = useWords();
  const session = useSession();
  const { id, household, registers } = props;
  const [files, numbers] = [registers('householdFiles'), registers('householdPhones')];
  const [opened, setOpened] = useState<Opened | null>(null);
  const [closesAt, setClosesAt] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isEditing, setIsEditing] = useState(false);
  const isKept = mayReadWithoutAsking(session, household);
  const { until } = useOwnGrant(id);
  useClosedAt(closesAt, opened !== null && !isEditing, () => setOpened(null));
  // What is revoked or has run out is not left standing on the screen.
  useEffect(() => {
    if (isKept || until === undefined) return;
    const timer = setTimeout(() => setOpened(null), until === null ? 0 : until.getTime() - Date.now());
    return () => clearTimeout(timer);
  }, [isKept, until?.getTime()]);

  const open = async () => {
    setIsBusy(true);
    setFailure(null);
    try {
      const refusal = isKept ? await enterViewing(id, session) : null;
      if (refusal) return setFailure({ words: refusal, clauses: ['R2.4.16'] });
      // A grant opens the telephone numbers, not the life of the household (R1.3).
      const [phone, file] = await Promise.all([
        getOne(recordPath(session.site, numbers, id)),
        isKept ? getOne(recordPath(session.site, files, id)) : null,
      ]);
      setClosesAt(Date.now() + OPEN_MS);
      setOpened({ file, phone: phone ?? {} });
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setIsBusy(false);
    }
  };
  const mayOpen = isKept || household.state === 'current';
  return (
    <Part title={files.form} class="file">
      {failure && <Problem {...failure} />}
      {opened ? (
        <>
          <Facts files={files} numbers={numbers} opened={opened} />
          <p class="muted">
            {say({
              zh: '3 分钟后或离开此页时自动隐藏',
              en: 'Hidden again after 3 minutes, and when you leave this page',
            })}
          </p>
          <div class="actions">
            <Button onClick={() => setOpened(null)}>{say({ zh: '隐藏', en: 'Hide' })}</Button>
            {opened.file && household.state === 'current' && (
              <Button onClick={() => setIsEditing(true)}>
                {say({ zh: '更新档案', en: 'Update the file' })}
              </Button>
            )}
          </div>
        </>
      ) : (
        <>
          <p class="muted">
            {isKept
              ? say({
                  zh: '姓名、电话、证件、家庭等。只在工作需要时打开，不得外传；每次查看均有记录。',
                  en: 'Name, telephones, ID, family. Open it for your work only; nothing of it leaves the house, and each look is on record.',
                })
              : mayOpen
                ? say({
                    zh: '获批透露的，在时限内可在此查看电话。',
                    en: 'Who has been granted a disclosure sees the number here while it runs.',
                  })
                : say({
                    zh: '此户已迁出，不再透露其电话。',
                    en: 'This household has moved out; its number is not disclosed any more.',
                  })}{' '}
            <Clauses ids={['R2.4.16', 'R1.3']} />
          </p>
          {mayOpen && (
            <div class="actions">
              <Button icon="lock" isBusy={isBusy} onClick={() => void open()}>
                {isKept
                  ? say({ zh: '查看私密档案', en: 'Open the private file' })
                  : say({ zh: '查看电话', en: 'Show the number' })}
              </Button>
            </div>
          )}
        </>
      )}
      {isEditing && opened?.file && (
        <FileForm
          {...props}
          file={opened.file}
          phone={opened.phone}
          onClose={() => setIsEditing(false)}
          onDone={() => {
            setIsEditing(false);
            void open();
          }}
        />
      )}
    </Part>
  );
}

/** The fields of the file with the telephone numbers behind the name; of a grant, these alone. */
function Facts({ files, numbers, opened }: { files: Register; numbers: Register; opened: Opened }) {
  const say = useWords();
  const { file, phone } = opened;
  const [first = '', ...rest] = Object.keys(files.fields).filter((name) => name !== 'household');
  const fact = (name: string) => (
    <div key={name}>
      <dt>{say(files.fields[name]?.title ?? { zh: name, en: name })}</dt>
      <dd>{file?.[name] === undefined ? '—' : <FieldValue register={files} name={name} record={file} />}</dd>
    </div>
  );
  return (
    <dl class="facts">
      {file && fact(first)}
      <div>
        <dt>{say(numbers.fields.phones?.title ?? { zh: '', en: '' })}</dt>
        <dd>
          <Phones phones={phone.phones} />
        </dd>
      </div>
      {file && rest.map(fact)}
    </dl>
  );
}

const failureOf = (error: unknown): Failure =>
  isDenied(error) ? { words: refused, clauses: ['R1.3'] } : { words: readingFailed(error), clauses: [] };
