import { Clauses } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { type Common, type FieldsProps, Group, Setting } from './setting.tsx';

export function Times({ typed, onChange, ...rest }: FieldsProps) {
  const say = useWords();
  const { zone } = useSession();
  const { fields } = rest;
  const time = (name: 'workdayStart' | 'closing' | 'midShiftEnd' | 'countBy') => (common: Common) => (
    <input
      {...common}
      type="time"
      value={typed[name]}
      onInput={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Group title={{ zh: '一天的时间', en: 'Times of the day' }}>
      <Setting
        {...rest}
        name="workdayStart"
        help={{
          zh: '逾期上报从此时起算；此前属夜班',
          en: 'Overdue matters climb from then on; before it is the night shift',
        }}
      >
        {time('workdayStart')}
      </Setting>
      <Setting
        {...rest}
        name="closing"
        clauses={['R4.4.2.5']}
        help={{
          zh: '借出的钥匙须在此前归还；此时汇总每日简报',
          en: 'Keys that are out are to be back by then; the daily summary is sent',
        }}
      >
        {time('closing')}
      </Setting>
      <Setting
        {...rest}
        name="midShiftEnd"
        clauses={['R11.1.1.2']}
        help={{ zh: '区域钥匙须在此前交回', en: 'Area keys are to be back by then' }}
      >
        {time('midShiftEnd')}
      </Setting>
      <Setting
        {...rest}
        name="countBy"
        clauses={['R4.4.1.7']}
        help={{
          zh: '每日清点须在此前完成，否则提醒保管人和主任',
          en: 'The daily count is done by then, or keeper and supervisor are told',
        }}
      >
        {time('countBy')}
      </Setting>
      <div class="setting form-field">
        <div>
          <span class="field-title">{say(fields.zone?.title ?? { zh: '时区', en: 'Time zone' })}</span>
          <small class="remark">
            {say({
              zh: '所有时间按此时区；开通小区时定下，不能更改',
              en: 'All times are read in it; set when the site was opened, and not changed',
            })}{' '}
            <Clauses ids={['R5.1.1']} />
          </small>
        </div>
        <span>{zone.replaceAll('_', ' ')}</span>
      </div>
      <p class="muted">
        {say({
          zh: '修改后立即生效；已在运行的期限在一分钟内按新设置重算。',
          en: 'A change holds at once; a deadline that runs already is reckoned anew within a minute.',
        })}
      </p>
    </Group>
  );
}
