import type { Field } from '../../../../rulebook/notation/field.ts';
import { ChapterSettings } from './chapter-settings.tsx';
import { Days } from './days.tsx';
import { Escalation } from './escalation.tsx';
import { type Common, type FieldsProps, Group, Setting } from './setting.tsx';
import { Times } from './times.tsx';

/** Every setting with what it does and the clause that it serves. */
export function SettingsFields(props: FieldsProps) {
  return (
    <>
      <Site {...props} />
      <Times {...props} />
      <Days {...props} />
      <Escalation {...props} />
      <Privacy {...props} />
      <ChapterSettings {...props} />
    </>
  );
}

const maxOf = (field: Field | undefined): number | undefined =>
  field?.type === 'text' ? field.max : undefined;

function Site({ typed, onChange, ...rest }: FieldsProps) {
  const text = (name: 'name' | 'nameEnglish') => (common: Common) => (
    <input
      {...common}
      value={typed[name]}
      maxLength={maxOf(rest.fields[name])}
      onInput={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Group title={{ zh: '小区', en: 'The site' }}>
      <Setting
        {...rest}
        name="name"
        help={{ zh: '显示在页面、表格和邮件上', en: 'Shown on the page, on forms and in mails' }}
      >
        {text('name')}
      </Setting>
      <Setting
        {...rest}
        name="nameEnglish"
        help={{ zh: '用于英文界面和邮件', en: 'For the English page and mails' }}
      >
        {text('nameEnglish')}
      </Setting>
      <Setting
        {...rest}
        name="contacts"
        help={{
          zh: '监控室、抢修等电话，显示在值班日志页供值班查用',
          en: 'Control room, repairs and so on; shown beside the duty log',
        }}
      >
        {(common) => (
          <textarea
            {...common}
            value={typed.contacts}
            maxLength={maxOf(rest.fields.contacts)}
            onInput={(event) => onChange({ contacts: event.currentTarget.value })}
          />
        )}
      </Setting>
    </Group>
  );
}

function Privacy({ typed, onChange, ...rest }: FieldsProps) {
  const whole = (name: 'idCopyRetentionDays' | 'disclosureHoursMax') => (common: Common) => {
    const field = rest.fields[name];
    return (
      <input
        {...common}
        type="number"
        inputMode="numeric"
        min={field?.type === 'whole' ? field.min : undefined}
        max={field?.type === 'whole' ? field.max : undefined}
        value={Number.isNaN(typed[name]) ? '' : typed[name]}
        onInput={(event) => onChange({ [name]: event.currentTarget.valueAsNumber })}
      />
    );
  };
  return (
    <Group title={{ zh: '保密', en: 'Confidentiality' }}>
      <Setting
        {...rest}
        name="disclosureHoursMax"
        clauses={['R1.3']}
        help={{
          zh: '批准查看业户电话时，最长可给多少小时',
          en: 'How long a telephone number may be opened at most',
        }}
      >
        {whole('disclosureHoursMax')}
      </Setting>
      <Setting
        {...rest}
        name="idCopyRetentionDays"
        clauses={['R2.4.1.7']}
        help={{
          zh: '身份证、出入证、委托书的照片到期自动清除',
          en: 'Pictures of ID cards, passes and letters of authority are removed then',
        }}
      >
        {whole('idCopyRetentionDays')}
      </Setting>
    </Group>
  );
}
