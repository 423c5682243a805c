import '../../kit/form-field.css';
import { useState } from 'preact/hooks';
import { type CallProblem, CallRefused, call } from '../../data/call.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Leave } from '../../kit/leave.tsx';
import { Problem } from '../../kit/notes.tsx';
import { tell } from '../../kit/says.tsx';
import { useWords } from '../../language/words.ts';
import { useCall } from '../../reports/use-call.ts';
import { useSession } from '../../session/current.ts';

interface SignDayProps {
  readonly day: string;
  /** How much is still open: it is said what is done about it. */
  readonly open: number;
  /** What was said with the signature before; null where nobody has signed. */
  readonly before: string | null;
  readonly onClose: () => void;
  readonly onSigned: () => void;
}

const REMARKS_MOST = 500;
const notExplained: CallProblem = {
  field: 'remarks',
  words: { zh: '还有未了事项，须写明如何处理', en: 'Something is still open: say what is done about it' },
  clauses: ['R2.4.8', 'R7.2'],
};

/** The supervisor's signature under a day (R2.4.8), with what is done about what is still open. */
export function SignDay({ day, open, before, onClose, onSigned }: SignDayProps) {
  const say = useWords();
  const { site } = useSession();
  const [remarks, setRemarks] = useState(before ?? '');
  const { isBusy, problems, run } = useCall();
  const sign = () =>
    run(async () => {
      const said = remarks.trim();
      if (open > 0 && said === '') throw new CallRefused([notExplained], false);
      await call('signDayClosing', { site, day, ...(said === '' ? {} : { remarks: said }) });
      tell({ zh: '日结证明已签字', en: 'The day is signed' });
      onSigned();
    });
  return (
    <Dialog
      title={say(
        before !== null
          ? { zh: `重新签署 ${day} 日结证明`, en: `Sign the closing of ${day} again` }
          : { zh: `签署 ${day} 日结证明`, en: `Sign the closing of ${day}` },
      )}
      isForm
      onClose={onClose}
      foot={
        <>
          <Leave />
          <Button kind="primary" icon="check" isBusy={isBusy} onClick={() => void sign()}>
            {say({ zh: '签字', en: 'Sign' })}
          </Button>
        </>
      }
    >
      <p>
        {say(
          open === 0
            ? { zh: '当日事项已全部了结。', en: 'Nothing of the day is open.' }
            : {
                zh: `还有 ${open} 项未了，都会写在日结证明上。`,
                en: `${open} still open; each of them stands on the paper.`,
              },
        )}{' '}
        {say({
          zh: '以签字时的实际情况为准；签字记入值班日志，不能撤回。',
          en: 'What counts is how things stand when it is signed. The signature goes into the duty log and is not taken back.',
        })}
      </p>
      <label class="form-field">
        <span>
          {say({ zh: '处理说明', en: 'What is done about it' })}
          <small>
            {' '}
            {say(
              open === 0
                ? { zh: '选填', en: 'optional' }
                : { zh: '有未了事项，必填', en: 'needed, as something is open' },
            )}
          </small>
        </span>
        <textarea
          rows={3}
          maxLength={REMARKS_MOST}
          value={remarks}
          onInput={(event) => setRemarks(event.currentTarget.value)}
        />
      </label>
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
    </Dialog>
  );
}
