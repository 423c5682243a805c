import { useState } from 'preact/hooks';
import type { Row } from '../../../data/store.ts';
import { Button } from '../../../kit/button.tsx';
import { Problem } from '../../../kit/notes.tsx';
import { useWords, type Words } from '../../../language/words.ts';
import { useCall } from '../../../reports/use-call.ts';
import { nameOf } from '../chain.ts';

interface HandOnProps {
  /** What is handed on: a building, a person who needs somebody above. */
  readonly what: Words;
  /** Those who could have it. */
  readonly to: readonly Row[];
  /** Who is proposed; nobody where it is left out. */
  readonly proposed?: string | undefined;
  readonly onGive: (to: Row) => Promise<unknown>;
}

/** One thing that somebody who leaves hands on, and the one to whom it goes. */
export function HandOn({ what, to, proposed = '', onGive }: HandOnProps) {
  const say = useWords();
  const { isBusy, problems, run } = useCall();
  const [chosen, setChosen] = useState(to.some(({ id }) => id === proposed) ? proposed : '');
  const taker = to.find(({ id }) => id === chosen);
  return (
    <li class="hand-on">
      <label class="form-field">
        <span>{say(what)}</span>
        <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">{say({ zh: '请选接手人', en: 'Choose who takes over' })}</option>
          {to.map((each) => (
            <option key={each.id} value={each.id}>
              {nameOf(each)}
            </option>
          ))}
        </select>
      </label>
      <Button
        isBusy={isBusy}
        disabled={!taker}
        aria-label={say({ zh: `转交 ${what.zh}`, en: `Hand on ${what.en}` })}
        onClick={() => void (taker && run(async () => void (await onGive(taker))))}
      >
        {say({ zh: '转交', en: 'Hand on' })}
      </Button>
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
    </li>
  );
}
