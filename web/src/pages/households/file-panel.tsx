import { useEffect, useState } from 'preact/hooks';
import { recordPath } from '../../../../rulebook/paths.ts';
import { isDenied, readingFailed } from '../../data/failures.ts';
import type { Document } from '../../data/store.ts';
import { getOne } from '../../firebase/lite.ts';
import { Button } from '../../kit/button.tsx';
import { Clauses, Problem } from '../../kit/notes.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { FieldValue } from '../../records/field-value.tsx';
import { useSession } from '../../session/current.ts';
import { mayReadWithoutAsking, useOwnGrant } from './access.ts';
import { FileForm } from './file-form.tsx';
import { type HouseholdProps, Part } from './part.tsx';

/** Nobody leaves a stranger's telephone number on a screen that everybody at the desk can see. */
const OPEN_MS = 3 * 60_000;

const refused: Words = {
  zh: '业户电话保密：须先申请，经客服主任或经理批准后限时查看',
  en: 'The number is confidential: ask first; the supervisor or the manager opens it for a limited time',
};

/** The private file: read only when the button is pressed, once, kept in no cache, and gone when it is left. */
export function FilePanel(props: HouseholdProps) {
  const say = useWords();
  const session = useSession();
  const { id, household, registers } = props;
  const register = registers('householdFiles');
  const [file, setFile] = useState<Document | null>(null);
  const [closesAt, setClosesAt] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isEditing, setIsEditing] = useState(false);
  const isKept = mayReadWithoutAsking(session, household);
  const { until } = useOwnGrant(id);
  useClosedAt(closesAt, file !== null && !isEditing, () => setFile(null));
  // What is revoked or has run out is not left standing on the screen.
  useEffect(() => {
    if (isKept || until === undefined) return;
    const timer = setTimeout(() => setFile(null), until === null ? 0 : until.getTime() - Date.now());
    return () => clearTimeout(timer);
  }, [isKept, until?.getTime()]);

  const open = async () => {
    setIsBusy(true);
    setFailure(null);
    try {
      const read = await getOne(recordPath(session.site, register, id));
      setClosesAt(Date.now() + OPEN_MS);
      setFile(read);
    } catch (error) {
      setFailure(error);
    } finally {
      setIsBusy(false);
    }
  };
  // A grant opens the telephone number, not the life of the household (R1.3).
  const shown = Object.keys(register.fields).filter((name) =>
    isKept ? name !== 'household' : name === 'phones',
  );
  return (
    <Part title={register.form} class="file">
      {failure != null && <Refused failure={failure} />}
      {file ? (
        <>
          <dl class="facts">
            {shown.map((name) => (
              <div key={name}>
                <dt>{say(register.fields[name]?.title ?? { zh: name, en: name })}</dt>
                <dd>
                  {name === 'phones' ? (
                    <Phones phones={file.phones} />
                  ) : file[name] === undefined ? (
                    '—'
                  ) : (
                    <FieldValue register={register} name={name} record={file} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
          <p class="muted">
            {say({
              zh: '3 分钟后或离开此页时自动隐藏',
              en: 'Hidden again after 3 minutes, and when you leave this page',
            })}
          </p>
          <div class="actions">
            <Button onClick={() => setFile(null)}>{say({ zh: '隐藏', en: 'Hide' })}</Button>
            {isKept && household.state === 'current' && (
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
                  zh: '姓名、电话、证件、家庭等。只在工作需要时打开，不得外传。',
                  en: 'Name, telephones, ID, family. Open it for your work only; nothing of it leaves the house.',
                })
              : say({
                  zh: '获批透露的，在时限内可在此查看电话。',
                  en: 'Who has been granted a disclosure sees the number here while it runs.',
                })}{' '}
            <Clauses ids={['R2.4.16', 'R1.3']} />
          </p>
          <div class="actions">
            <Button icon="lock" isBusy={isBusy} onClick={() => void open()}>
              {isKept
                ? say({ zh: '查看私密档案', en: 'Open the private file' })
                : say({ zh: '查看电话', en: 'Show the number' })}
            </Button>
          </div>
        </>
      )}
      {isEditing && file && (
        <FileForm
          {...props}
          file={file}
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

function Refused({ failure }: { failure: unknown }) {
  return isDenied(failure) ? (
    <Problem words={refused} clauses={['R1.3']} />
  ) : (
    <Problem words={readingFailed(failure)} />
  );
}

function Phones({ phones }: { phones: unknown }) {
  const numbers = Array.isArray(phones) ? phones.map(String) : [];
  return (
    <span class="references">
      {numbers.map((number) => (
        <a key={number} href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
          {number}
        </a>
      ))}
      {numbers.length === 0 && '—'}
    </span>
  );
}

/** Closes something that is open at a moment (in milliseconds of the epoch), or at once when that has passed. */
function useClosedAt(moment: number, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const timer = setTimeout(close, moment - Date.now());
    return () => clearTimeout(timer);
  }, [isOpen, moment]);
}
