import { useId, useMemo, useState } from 'preact/hooks';
import { LONG_TEXT_MAX } from '../../../../rulebook/notation/field.ts';
import { tidied } from '../../../../rulebook/notation/plain-text.ts';
import type { Registers } from '../../../../rulebook/notation/register.ts';
import { type Settings, siteTime } from '../../../../rulebook/site/settings.ts';
import { shiftAt } from '../../../../rulebook/site/shift.ts';
import { becomesOneLine, FieldInput, isBroken } from '../../forms/field-input.tsx';
import { FormContext } from '../../forms/form-context.ts';
import { Button } from '../../kit/button.tsx';
import { Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { tell } from '../../kit/says.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useDraft } from './draft.ts';
import { writeEntry } from './write.ts';

interface ComposerProps {
  readonly registers: Registers;
  /** `day/entry` of the entry that is corrected; null for a line of its own. */
  readonly corrects: string | null;
  readonly onWritten?: () => void;
}

const ahead: Words = { zh: '通话时间不能晚于现在', en: 'The call can’t be ahead of now' };
const CALL_HOURS = 48;
const longAgo: Words = {
  zh: `通话时间不能早于 ${CALL_HOURS} 小时前`,
  en: `The call can’t be more than ${CALL_HOURS} hours ago`,
};
const empty: Words = { zh: '请先写内容', en: 'Please write something first' };

/** A new line: the text, the shift of now, and the minute of a call where there was one. */
export function Composer({ registers, corrects, onWritten }: ComposerProps) {
  const say = useWords();
  const session = useSession();
  const now = useNow();
  const id = useId();
  const [draft, change, clear] = useDraft(corrects ?? 'line');
  const [hasCall, setHasCall] = useState(draft.phoneAt !== null);
  const [problem, setProblem] = useState<Words | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const time = useMemo(() => siteTime(session.settings as Partial<Settings>), [session.settings]);
  const shift = draft.shift ?? shiftAt(now, time);
  const { fields } = registers('dutyLog');

  const write = async () => {
    setProblem(null);
    if (tidied(draft.text) === '') return setProblem(empty);
    const phoneAt = hasCall ? draft.phoneAt : null;
    const ago = phoneAt && Date.now() - phoneAt.getTime();
    if (ago !== null && ago < 0) return setProblem(ahead);
    if (ago !== null && ago > CALL_HOURS * 3_600_000) return setProblem(longAgo);
    setIsBusy(true);
    const failed = await writeEntry(session, { ...draft, shift, phoneAt }, corrects);
    setIsBusy(false);
    if (failed) return setProblem(failed);
    clear();
    setHasCall(false);
    tell({ zh: '已记入值班日志', en: 'Written into the duty log' });
    onWritten?.();
  };

  return (
    <FormContext.Provider value={{ registers, time, captured: new Map(), keep: () => undefined }}>
      <form
        class="composer step-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <div class="form-field">
          <label for={id} class="field-title">
            {say(
              corrects === null
                ? { zh: '记一笔', en: 'Write a line' }
                : { zh: '更正为', en: 'The correction' },
            )}
          </label>
          <textarea
            id={id}
            value={draft.text}
            maxLength={LONG_TEXT_MAX}
            placeholder={say({
              zh: '何时何地、谁、什么事、怎样处理。写入后不能修改或删除，只能更正。',
              en: 'When and where, who, what, and what was done. It can’t be altered or removed afterwards, only corrected.',
            })}
            onInput={(event) => {
              setProblem(null);
              change({ text: event.currentTarget.value });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void write();
            }}
          />
          {fields.text && isBroken(fields.text, draft.text) && (
            <small class="remark">{say(becomesOneLine)}</small>
          )}
        </div>
        <div class="composer-foot">
          {fields.shift && (
            <FieldInput
              name="shift"
              field={fields.shift}
              value={shift}
              isRequired
              onChange={(value) => change({ shift: String(value) })}
            />
          )}
          {hasCall && fields.phoneAt && (
            <FieldInput
              name="phoneAt"
              field={fields.phoneAt}
              value={draft.phoneAt ?? undefined}
              isRequired={false}
              onChange={(value) => change({ phoneAt: value instanceof Date ? value : null })}
            />
          )}
          <div class="actions">
            {!hasCall && (
              <Button kind="quiet" icon="phone" onClick={() => setHasCall(true)}>
                {say({ zh: '加通话时间', en: 'Add the time of a call' })}
              </Button>
            )}
            <Button kind="primary" type="submit" isBusy={isBusy}>
              {say(
                corrects === null
                  ? { zh: '记入', en: 'Write' }
                  : { zh: '记入更正', en: 'Write the correction' },
              )}
            </Button>
          </div>
        </div>
        {problem && <Problem words={problem} clauses={['R2.4.6']} />}
      </form>
    </FormContext.Provider>
  );
}
