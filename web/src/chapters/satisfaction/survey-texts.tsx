import '../../kit/segments.css';
import { surveyForms } from '../../../../rulebook/chapters/satisfaction/surveys.ts';
import type { Field } from '../../../../rulebook/notation/field.ts';
import type { Register } from '../../../../rulebook/notation/register.ts';
import { FieldInput } from '../../forms/field-input.tsx';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../language/words.ts';
import type { Problems } from './check-draft.ts';
import { fromTemplate, type SurveyDraft } from './draft.ts';
import type { SurveyForm } from './templates.ts';

export interface PartProps {
  readonly register: Register;
  readonly draft: SurveyDraft;
  readonly problems: Problems;
  readonly onChange: (change: Partial<SurveyDraft>) => void;
}

type TextName = 'title' | 'titleEnglish' | 'greeting' | 'greetingEnglish' | 'closesOn';

/** Which form it is, what it is called, how it begins, and whether names stand on it. */
export function SurveyTexts({ register, draft, problems, onChange, isNew }: PartProps & { isNew: boolean }) {
  const say = useWords();
  const text = (name: TextName, isRequired = false) => (
    <FieldInput
      name={name}
      field={register.fields[name] as Field}
      value={draft[name]}
      onChange={(typed) => onChange({ [name]: typed ?? '' })}
      isRequired={isRequired}
      remark={problems.get(name)}
    />
  );
  return (
    <section class="builder-part" aria-label={say({ zh: '问卷', en: 'The survey' })}>
      <FormChoice draft={draft} onChange={onChange} isNew={isNew} />
      <div class="builder-pair">
        {text('title', true)}
        {text('titleEnglish')}
        {text('greeting')}
        {text('greetingEnglish')}
      </div>
      <div class="builder-pair">
        {text('closesOn', true)}
        <FieldInput
          name="anonymous"
          field={register.fields.anonymous as Field}
          value={draft.anonymous}
          onChange={(typed) => onChange({ anonymous: typed === true })}
          isRequired
          remark={problems.get('anonymous')}
        />
      </div>
    </section>
  );
}

interface FormChoiceProps extends Pick<PartProps, 'draft' | 'onChange'> {
  readonly isNew: boolean;
}

/** One of the regulation's two forms. Its template replaces what stands there only when somebody asks for it. */
function FormChoice({ draft, onChange, isNew }: FormChoiceProps) {
  const say = useWords();
  const begin = (kind: SurveyForm) => {
    const { title, titleEnglish, greeting, greetingEnglish, questions } = fromTemplate(kind);
    onChange({ kind, title, titleEnglish, greeting, greetingEnglish, questions });
  };
  const pick = (kind: SurveyForm) => (isNew && isUntouched(draft) ? begin(kind) : onChange({ kind }));
  return (
    <div class="builder-kind">
      <fieldset class="segments">
        <legend>{say({ zh: '表格', en: 'Form' })}</legend>
        {(Object.keys(surveyForms) as SurveyForm[]).map((kind) => (
          <label key={kind} class="segment">
            <input type="radio" name="kind" checked={draft.kind === kind} onChange={() => pick(kind)} />
            <span>{say(surveyForms[kind])}</span>
          </label>
        ))}
      </fieldset>
      {!isUntouched(draft) && (
        <Button onClick={() => begin(draft.kind)}>
          {say({ zh: '换成此表格的范本', en: 'Replace with the template' })}
        </Button>
      )}
    </div>
  );
}

/** It still stands as one of the templates has it. */
function isUntouched({ questions, title, greeting }: SurveyDraft): boolean {
  const bare = (list: SurveyDraft['questions']) => JSON.stringify(list.map((each) => ({ ...each, key: '' })));
  return (Object.keys(surveyForms) as SurveyForm[]).some((kind) => {
    const template = fromTemplate(kind);
    return (
      template.title === title &&
      template.greeting === greeting &&
      bare(template.questions) === bare(questions)
    );
  });
}
