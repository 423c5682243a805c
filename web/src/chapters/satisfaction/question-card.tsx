import '../../kit/form-field.css';
import { useId } from 'preact/hooks';
import type { QuestionKind } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { questionKinds } from '../../../../rulebook/chapters/satisfaction/surveys.ts';
import type { FieldOf } from '../../../../rulebook/notation/field.ts';
import type { Register } from '../../../../rulebook/notation/register.ts';
import type { Remark } from '../../forms/field-input.tsx';
import { Button } from '../../kit/button.tsx';
import { Clauses } from '../../kit/notes.tsx';
import { fill, useWords, type Words } from '../../language/words.ts';
import { type DraftQuestion, isChosen } from './draft.ts';

interface CardProps {
  readonly register: Register;
  readonly question: DraftQuestion;
  /** Zero is the first. */
  readonly at: number;
  readonly many: number;
  readonly problems: ReadonlyMap<string, Remark>;
  readonly onChange: (more: Partial<DraftQuestion>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

const name: Words = { zh: '第 {place} 题', en: 'Question {place}' };

/** One question as it is typed, in both languages. Alt with an arrow moves it. */
export function QuestionCard(props: CardProps) {
  const say = useWords();
  const { question, at, onChange, onMove } = props;
  const byKeys = (event: KeyboardEvent) => {
    if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li>
      <fieldset class="builder-question" data-question={question.key} onKeyDown={byKeys}>
        <legend>{say(fill(name, { place: at + 1 }))}</legend>
        <Headings {...props} />
        <div class="builder-pair">
          <Lines {...props} part="question" words={{ zh: '题目', en: 'Question' }} isRequired />
          <Lines {...props} part="questionEnglish" words={{ zh: '英文题目', en: 'In English' }} />
        </div>
        <div class="builder-how">
          <KindField kind={question.kind} onPick={(kind) => onChange({ kind })} />
          <label class="tick">
            <input
              type="checkbox"
              checked={question.required}
              onChange={(event) => onChange({ required: event.currentTarget.checked })}
            />
            <span>{say({ zh: '必答', en: 'Required' })}</span>
          </label>
          <Doings {...props} />
        </div>
        {isChosen(question) && (
          <div class="builder-pair">
            <Lines
              {...props}
              part="choices"
              words={{ zh: '选项（每行一个）', en: 'Choices (one a line)' }}
              isTall
              isRequired
            />
            <Lines
              {...props}
              part="choicesEnglish"
              words={{ zh: '英文选项（每行一个）', en: 'In English (one a line)' }}
              isTall
            />
          </div>
        )}
      </fieldset>
    </li>
  );
}

/** What stands before it: most questions follow under the heading of another one. */
function Headings(props: CardProps) {
  const say = useWords();
  const { question, problems } = props;
  const isUsed = question.section !== '' || question.sectionEnglish !== '';
  const isWrong = problems.has('section') || problems.has('sectionEnglish');
  return (
    <details open={isUsed || isWrong}>
      <summary>{say({ zh: '分组标题', en: 'Heading above it' })}</summary>
      <div class="builder-pair">
        <Lines {...props} part="section" words={{ zh: '分组标题', en: 'Heading' }} />
        <Lines {...props} part="sectionEnglish" words={{ zh: '英文分组标题', en: 'In English' }} />
      </div>
    </details>
  );
}

type Part = 'section' | 'sectionEnglish' | 'question' | 'questionEnglish' | 'choices' | 'choicesEnglish';

interface LinesProps extends Pick<CardProps, 'register' | 'question' | 'problems' | 'onChange'> {
  readonly part: Part;
  readonly words: Words;
  readonly isTall?: boolean;
  readonly isRequired?: boolean;
}

/** A text of the question, with what is wrong with it below. */
function Lines({ register, question, problems, onChange, part, words, isTall, isRequired }: LinesProps) {
  const say = useWords();
  const id = useId();
  const problem = problems.get(part);
  const field = (register.fields.questions as FieldOf<'rows'>).fields[part];
  const common = {
    id,
    value: question[part],
    'aria-required': isRequired,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem && `${id}-problem`,
    onInput: (event: { currentTarget: { value: string } }) => onChange({ [part]: event.currentTarget.value }),
  };
  const most = field?.type === 'text' ? { maxLength: field.max } : {};
  return (
    <div class="form-field">
      <label for={id}>{say(words)}</label>
      {part.startsWith('section') ? (
        <input {...common} {...most} autocomplete="off" />
      ) : (
        <textarea
          {...common}
          {...most}
          rows={isTall ? 4 : 2}
          class={isTall ? 'builder-choices' : 'builder-text'}
        />
      )}
      {problem && (
        <small class="remark bad" id={`${id}-problem`} role="alert">
          {say(problem.words)} <Clauses ids={problem.clauses ?? []} />
        </small>
      )}
    </div>
  );
}

function KindField({ kind, onPick }: { kind: QuestionKind; onPick: (kind: QuestionKind) => void }) {
  const say = useWords();
  return (
    <label class="form-field">
      <span>{say({ zh: '题型', en: 'Kind' })}</span>
      <select value={kind} onChange={(event) => onPick(event.currentTarget.value as QuestionKind)}>
        {(Object.keys(questionKinds) as QuestionKind[]).map((each) => (
          <option key={each} value={each}>
            {say(questionKinds[each])}
          </option>
        ))}
      </select>
    </label>
  );
}

function Doings({ at, many, onMove, onCopy, onRemove }: CardProps) {
  const say = useWords();
  return (
    <div class="builder-doings">
      <Button kind="quiet" data-does="up" disabled={at === 0} onClick={() => onMove(-1)}>
        {say({ zh: '上移', en: 'Up' })}
      </Button>
      <Button kind="quiet" data-does="down" disabled={at === many - 1} onClick={() => onMove(1)}>
        {say({ zh: '下移', en: 'Down' })}
      </Button>
      <Button kind="quiet" data-does="copy" onClick={onCopy}>
        {say({ zh: '复制', en: 'Copy' })}
      </Button>
      <Button kind="quiet" data-does="remove" onClick={onRemove}>
        {say({ zh: '删除', en: 'Remove' })}
      </Button>
    </div>
  );
}
