import '../../forms/forms.css';
import '../../records/records.css';
import './labels.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type KeyKind, keyKinds } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { afterFirstRecords } from '../../after-first-records.ts';
import { readingFailed } from '../../data/failures.ts';
import { useRows } from '../../data/watch.ts';
import { Button } from '../../kit/button.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { counted } from '../../language/count.ts';
import { inOrderOf } from '../../language/order.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { kindNames } from './kept-kinds.ts';
import { keyAddress, tellsTheDoor } from './key-code.ts';
import { Qr } from './qr.tsx';
import { KEYS_MOST, keysQuery } from './use-board.ts';

interface LabelledKey {
  readonly id: string;
  readonly code: string;
  readonly kind: KeyKind;
  readonly opensWhat: string;
  readonly hook: string;
}

/** Labels for the key rings: which keys, and the sheet as it is printed. */
export function Labels() {
  const say = useWords();
  const { site } = useSession();
  const { query } = useLocation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(query.keys?.split(',').filter((id) => id !== '') ?? []),
  );
  const [isDiscreet, setIsDiscreet] = useState(false);
  const { value, failure } = useRows(keysQuery(site));
  const keys = useMemo(
    () =>
      value &&
      inOrderOf('code', value).map(
        ({ id, data }): LabelledKey => ({
          id,
          code: String(data.code),
          kind: data.kind as KeyKind,
          opensWhat: String(data.opensWhat),
          hook: String(data.hook),
        }),
      ),
    [value],
  );
  const isKnown = keys !== undefined;
  useEffect(() => {
    if (isKnown) afterFirstRecords();
  }, [isKnown]);
  const printed = keys?.filter(({ id }) => chosen.has(id)) ?? [];
  const telling = printed.filter(({ code, opensWhat }) => tellsTheDoor(code, opensWhat));
  return (
    <Page
      title={{ zh: '钥匙标签', en: 'Key labels' }}
      back="/cabinet"
      isWide
      actions={
        <Button kind="primary" icon="print" disabled={printed.length === 0} onClick={() => print()}>
          {say({ zh: `打印 ${printed.length} 张`, en: `Print ${printed.length}` })}
        </Button>
      }
    >
      <div class="labels-choosing no-print">
        <p class="notice-box">
          {say({
            zh: '标签上只有编号和二维码，不写房号：捡到钥匙的人不应知道它开哪扇门。二维码要登录后才能打开。',
            en: 'A label has the code and the QR code only, never the room: a finder must not learn which door the key opens. The QR code opens after signing in.',
          })}
        </p>
        {failure != null && <Problem words={readingFailed(failure)} />}
        {!keys && failure == null && <Loading rows={4} />}
        {keys?.length === 0 && (
          <Empty icon="key" words={{ zh: '柜里还没有钥匙', en: 'There are no keys yet' }} />
        )}
        {keys && <Choice keys={keys} chosen={chosen} onChoose={setChosen} />}
        {(keys?.length ?? 0) >= KEYS_MOST && (
          <p class="muted">
            {say({
              zh: `只列出编号靠前的 ${KEYS_MOST} 把；其余请从钥匙页打印`,
              en: `Only the first ${KEYS_MOST} keys are listed; print the others from their pages`,
            })}
          </p>
        )}
        {telling.length > 0 && (
          <Telling codes={telling.map(({ code }) => code)} isDiscreet={isDiscreet} onChange={setIsDiscreet} />
        )}
      </div>
      {printed.length > 0 && (
        <ul class="label-sheet" aria-label={say({ zh: '标签', en: 'Labels' })}>
          {printed.map((key) => (
            <li key={key.id} class="key-label">
              <Qr text={keyAddress(location.origin, site, key.id)} label={`QR ${key.code}`} />
              <span>
                <b>{isDiscreet ? discreet(key) : key.code}</b>
                <small>
                  {say({ zh: '拾到请交物业客服部', en: 'Found? Please hand in at the property office' })}
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** What may stand on the ring without telling the door: the code, else the hook, else nothing but the QR code. */
const discreet = ({ code, hook, opensWhat }: LabelledKey): string =>
  [code, hook].find((text) => !tellsTheDoor(text, opensWhat)) ?? '';

interface TellingProps {
  readonly codes: readonly string[];
  readonly isDiscreet: boolean;
  readonly onChange: (isDiscreet: boolean) => void;
}

/** Codes that are made of the room tell it to everybody. */
function Telling({ codes, isDiscreet, onChange }: TellingProps) {
  const say = useWords();
  const some = codes.slice(0, 3).join(say({ zh: '、', en: ', ' }));
  return (
    <div class="label-telling">
      <Problem
        words={{
          zh: `${codes.length} 个编号本身写明了房号（如 ${some}）。丢失的钥匙会告诉捡到的人开哪扇门`,
          en: `${counted(codes.length, 'code names its', 'codes name their')} room (such as ${some}): a lost key would tell its finder which door it opens`,
        }}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={isDiscreet}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>
          {say({
            zh: '这些标签改印挂钩号；挂钩号也写明房号的，只印二维码',
            en: 'Print the hook on these labels instead; only the QR code where the hook tells it too',
          })}
        </span>
      </label>
    </div>
  );
}

interface ChoiceProps {
  readonly keys: readonly LabelledKey[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Whole cabinets at once, or single keys. */
function Choice({ keys, chosen, onChoose }: ChoiceProps) {
  const say = useWords();
  const kinds = kindNames.filter((kind) => keys.some((key) => key.kind === kind));
  const isAll = keys.every(({ id }) => chosen.has(id));
  const toggle = (ids: readonly string[], isOn: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) isOn ? next.add(id) : next.delete(id);
    onChoose(next);
  };
  return (
    <>
      <label class="tick label-all">
        <input
          type="checkbox"
          checked={isAll}
          onChange={(event) =>
            toggle(
              keys.map(({ id }) => id),
              event.currentTarget.checked,
            )
          }
        />
        <span>{say({ zh: `全部 ${keys.length} 把`, en: `All: ${counted(keys.length, 'key')}` })}</span>
      </label>
      {kinds.map((kind) => {
        const here = keys.filter((key) => key.kind === kind);
        const ticked = here.filter(({ id }) => chosen.has(id)).length;
        return (
          <details key={kind} class="label-cabinet">
            <summary>
              {say(keyKinds[kind])}{' '}
              <span class="muted">
                {ticked} / {here.length}
              </span>
            </summary>
            <div class="label-keys">
              <label class="tick">
                <input
                  type="checkbox"
                  checked={ticked === here.length}
                  onChange={(event) =>
                    toggle(
                      here.map(({ id }) => id),
                      event.currentTarget.checked,
                    )
                  }
                />
                <b>{say({ zh: '整柜', en: 'The whole cabinet' })}</b>
              </label>
              {here.map(({ id, code, opensWhat }) => (
                <label class="tick" key={id}>
                  <input
                    type="checkbox"
                    checked={chosen.has(id)}
                    onChange={(event) => toggle([id], event.currentTarget.checked)}
                  />
                  <span>
                    <b>{code}</b> <small>{opensWhat}</small>
                  </span>
                </label>
              ))}
            </div>
          </details>
        );
      })}
    </>
  );
}
