import { Button } from '../../kit/button.tsx';
import { Clauses } from '../../kit/notes.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { type FieldsProps, Group } from './setting.tsx';

/** The way up, as it would go: who is told, after how much working time. */
export function Escalation({ typed, onChange, fields, problems }: FieldsProps) {
  const say = useWords();
  const { escalationMinutes: intervals } = typed;
  const problem = problems.get('escalationMinutes');
  const field = fields.escalationMinutes;
  const [min, max, most] = field?.type === 'numbers' ? [field.min, field.max, field.items] : [1, 1, 1];
  const above = (level: number): Words =>
    level === 0
      ? { zh: '报上级', en: 'tell the next above' }
      : {
          zh: `报再上${level > 1 ? ` ${level} ` : '一'}级`,
          en: level === 1 ? 'tell the one above that' : `tell the one ${level} above that`,
        };
  return (
    <Group title={{ zh: '逐级上报', en: 'The way up' }}>
      <p class="muted">
        {say({
          zh: '事项逾期的当时告知经手人；仍未办理的，每过一段工作时间报上一级，沿员工名册的“上级”往上。',
          en: 'When something is overdue the people concerned are told at once; after each interval of working time the next one above them, along “reports to”.',
        })}{' '}
        <Clauses ids={['R6.1.3', 'R4.4.2.5']} />
      </p>
      <ol class="way-up">
        <li>
          <span class="dot bad" />
          {say({ zh: '逾期：告知经手人、发放人', en: 'Overdue: the people concerned are told' })}
        </li>
        {intervals.map((minutes, level) => (
          <li key={level}>
            <span class="dot warn" />
            <label>
              <span>{say({ zh: '再过', en: 'After another' })}</span>
              <input
                type="number"
                inputMode="numeric"
                min={min}
                max={max}
                aria-invalid={problem ? true : undefined}
                value={Number.isNaN(minutes) ? '' : minutes}
                onInput={(event) =>
                  onChange({ escalationMinutes: intervals.with(level, event.currentTarget.valueAsNumber) })
                }
              />
              <span>
                {say({ zh: '工作分钟，', en: 'working minutes, ' })}
                {say(above(level))}
              </span>
            </label>
            {intervals.length > 1 && level === intervals.length - 1 && (
              <Button
                kind="quiet"
                icon="close"
                aria-label={say({ zh: '去掉这一级', en: 'Remove this level' })}
                onClick={() => onChange({ escalationMinutes: intervals.slice(0, -1) })}
              />
            )}
          </li>
        ))}
      </ol>
      {problem && (
        <small class="remark bad" role="alert">
          {say(problem)}
        </small>
      )}
      {intervals.length < most && (
        <div class="actions">
          <Button
            kind="quiet"
            icon="plus"
            onClick={() => onChange({ escalationMinutes: [...intervals, intervals.at(-1) ?? 60] })}
          >
            {say({ zh: '再加一级', en: 'One more level' })}
          </Button>
        </div>
      )}
    </Group>
  );
}
