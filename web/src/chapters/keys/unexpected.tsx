import '../../forms/forms.css';
import { useState } from 'preact/hooks';
import { allDiffer, tidied } from '../../../../rulebook/notation/plain-text.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { type Tally, UNEXPECTED_LENGTH, UNEXPECTED_MOST } from './marks.ts';

interface UnexpectedProps {
  readonly tally: Tally;
  readonly onTally: (tally: Tally) => void;
  /** The codes that are counted: none of them is unexpected. */
  readonly inventory: readonly string[];
}

const noted: Words = { zh: '这一件已经记下', en: 'This piece is noted already' };
const counted: Words = {
  zh: '这是本柜登记的钥匙，请在上面的清单中点到',
  en: 'This key belongs here: mark it in the list above',
};

/** Pieces that hang in the cabinet and stand in no inventory. */
export function Unexpected({ tally, onTally, inventory }: UnexpectedProps) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const [remark, setRemark] = useState<Words | null>(null);
  const { unexpected } = tally;
  const isFull = unexpected.length >= UNEXPECTED_MOST;
  const add = () => {
    const text = tidied(typed);
    if (text === '') return;
    if (inventory.includes(text.toUpperCase())) return setRemark(counted);
    if (!allDiffer([...unexpected, text])) return setRemark(noted);
    onTally({ ...tally, unexpected: [...unexpected, text] });
    setTyped('');
  };
  return (
    <section class="section">
      <h2>{say({ zh: '多出的钥匙', en: 'Unexpected pieces' })}</h2>
      <div class="chips">
        {unexpected.map((text) => (
          <span class="chip" key={text}>
            {text}
            <button
              type="button"
              class="chip-remove"
              aria-label={say({ zh: `去掉 ${text}`, en: `Remove ${text}` })}
              onClick={() => onTally({ ...tally, unexpected: unexpected.filter((each) => each !== text) })}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
      </div>
      {isFull ? (
        <p class="muted">
          {say({ zh: `最多记 ${UNEXPECTED_MOST} 件`, en: `At most ${UNEXPECTED_MOST} can be noted` })}
        </p>
      ) : (
        <form
          class="code-box"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <input
            aria-label={say({ zh: '多出的钥匙：标签或样子', en: 'Unexpected piece: its label or looks' })}
            placeholder={say({ zh: '标签或样子，没有就不填', en: 'Its label or looks; leave empty if none' })}
            maxLength={UNEXPECTED_LENGTH}
            value={typed}
            onInput={(event) => {
              setRemark(null);
              setTyped(event.currentTarget.value);
            }}
          />
          <Button icon="plus" type="submit">
            {say({ zh: '记下', en: 'Note it' })}
          </Button>
          {remark && (
            <small class="remark bad" role="alert">
              {say(remark)}
            </small>
          )}
        </form>
      )}
    </section>
  );
}
