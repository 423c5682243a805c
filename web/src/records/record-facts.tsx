import './records.css';
import type { Register } from '../../../rulebook/notation/register.ts';
import type { Document } from '../data/store.ts';
import { useWords } from '../language/words.ts';
import { FieldValue } from './field-value.tsx';

/** All that is filled in, under the form's own titles. */
export function RecordFacts({ register, record }: { register: Register; record: Document }) {
  const say = useWords();
  const filled = Object.entries(register.fields).filter(
    ([name, field]) => !field.hidden && record[name] !== undefined,
  );
  return (
    <dl class="facts">
      {filled.map(([name, field]) => (
        <div key={name}>
          <dt>{say(field.title)}</dt>
          <dd>
            <FieldValue register={register} name={name} record={record} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{say({ zh: '登记', en: 'Opened' })}</dt>
        <dd>
          <FieldValue register={register} name="opened" record={record} />
        </dd>
      </div>
    </dl>
  );
}
