import '../kit/form-field.css';
import './field-input.css';
import { useId } from 'preact/hooks';
import type { Field } from '../../../rulebook/notation/field.ts';
import { yuanText } from '../../../rulebook/notation/money.ts';
import { read } from '../../../rulebook/notation/record.ts';
import { Clauses } from '../kit/notes.tsx';
import { useWords, type Words } from '../language/words.ts';
import { CallNumber } from './call-number.tsx';
import { ChecklistInput } from './checklist-input.tsx';
import { useForm } from './form-context.ts';
import { LinesInput } from './lines-input.tsx';
import { MomentInput } from './moment-input.tsx';
import { OptionsInput } from './options-input.tsx';
import { Picker, PickerOfMany } from './picker.tsx';
import { PictureInput } from './picture-input.tsx';
import { type DrawPart, RowsInput } from './rows-input.tsx';

/** A remark below a field: why it is asked for, or what is wrong with it. */
export interface Remark {
  readonly words: Words;
  readonly clauses?: readonly string[];
  readonly isProblem: boolean;
}

export interface FieldProps {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly isRequired: boolean;
  readonly remark?: Remark | undefined;
  /** Kinds of picture that the rules of this step take; all when empty. */
  readonly kinds?: readonly string[];
  /** Of several choices, those that this person may not touch. */
  readonly locked?: readonly string[];
}

/** One field of a form, drawn after its type. */
export function FieldInput(props: FieldProps) {
  const say = useWords();
  const id = useId();
  const { field } = props;
  if (field.type === 'group') return <Group {...props} />;
  if (field.type === 'rows' || field.type === 'checklist') return <Lines {...props} />;
  if (field.type === 'yesNo') return <Tick {...props} />;
  const isGrouped = field.type === 'choices' || (field.type === 'choice' && isShort(field));
  if (isGrouped || (field.type === 'ref' && field.register === 'attachments')) return <Grouped {...props} />;
  return (
    <div class="form-field">
      <label for={id}>
        <Title field={field} isRequired={props.isRequired} />
      </label>
      <Control id={id} {...props} />
      <Below {...props} id={`${id}-note`} />
      {isBroken(field, props.value) && <small class="remark">{say(becomesOneLine)}</small>}
    </div>
  );
}

/** Several lines were typed where the form has one. */
export const isBroken = (field: Field, value: unknown): boolean =>
  field.type === 'text' && !field.lines && typeof value === 'string' && value.trim().includes('\n');

export const becomesOneLine: Words = {
  zh: '此栏只有一行：换行将写成空格',
  en: 'There is one line here: line breaks become blanks',
};

const FEW = 6;
const isShort = ({ choices }: Extract<Field, { type: 'choice' }>) => Object.keys(choices).length <= FEW;

export function Title({ field, isRequired }: { field: Field; isRequired: boolean }) {
  const say = useWords();
  return (
    <span class="field-title">
      {say(field.title)}
      {isRequired ? (
        <span class="required" aria-hidden="true">
          *
        </span>
      ) : (
        <small> {say({ zh: '选填', en: 'optional' })}</small>
      )}
    </span>
  );
}

function Below({ remark, field, id }: Pick<FieldProps, 'remark' | 'field'> & { id: string }) {
  const say = useWords();
  if (remark) {
    return (
      <small
        id={id}
        class={remark.isProblem ? 'remark bad' : 'remark'}
        role={remark.isProblem ? 'alert' : undefined}
      >
        {say(remark.words)} <Clauses ids={remark.clauses ?? []} />
      </small>
    );
  }
  return field.help ? (
    <small id={id} class="remark">
      {say(field.help)}
    </small>
  ) : null;
}

const LONG = 300;

function Control({ id, name, field, value, onChange, isRequired, remark }: FieldProps & { id: string }) {
  const say = useWords();
  const common = {
    id,
    name,
    required: isRequired,
    'aria-invalid': remark?.isProblem ?? undefined,
    'aria-describedby': `${id}-note`,
  };
  const text = String(value ?? '');
  switch (field.type) {
    case 'text':
      return field.max >= LONG ? (
        <textarea
          {...common}
          value={text}
          maxLength={field.max}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          value={text}
          maxLength={field.max}
          autocomplete="off"
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'whole':
    case 'number':
      return (
        <input
          {...common}
          type="number"
          inputMode={field.type === 'whole' ? 'numeric' : 'decimal'}
          min={field.min}
          max={field.max}
          step={field.type === 'whole' ? 1 : 'any'}
          value={text}
          onInput={({ currentTarget }) =>
            onChange(currentTarget.value === '' ? undefined : currentTarget.valueAsNumber)
          }
        />
      );
    case 'money':
      return (
        <span class="money-input">
          <span aria-hidden="true">¥</span>
          <input
            {...common}
            inputMode="decimal"
            autocomplete="off"
            // What was typed stays as it was typed; what is stored is in fen.
            value={typeof value === 'number' ? yuanText(value) : text}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        </span>
      );
    case 'choice':
      return (
        <select
          {...common}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        >
          <option value="">{say({ zh: '请选择', en: 'Please choose' })}</option>
          {Object.entries(field.choices).map(([choice, words]) => (
            <option key={choice} value={choice}>
              {say(words)}
            </option>
          ))}
        </select>
      );
    case 'day':
      return (
        <input
          {...common}
          type="date"
          value={text}
          onInput={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    case 'instant':
    case 'minute':
      return <MomentInput {...common} hasNow={field.type === 'minute'} value={value} onChange={onChange} />;
    case 'ref':
      return <Picker {...common} register={field.register} value={text} onChange={onChange} />;
    case 'refs':
      return <PickerOfMany {...common} register={field.register} value={list(value)} onChange={onChange} />;
    case 'texts':
    case 'days':
    case 'numbers':
      return <LinesInput {...common} field={field} value={list(value)} onChange={onChange} />;
    default:
      return null;
  }
}

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** What is answered by touching one of a few. */
function Grouped(props: FieldProps) {
  const id = useId();
  const { field, value, onChange, isRequired, remark } = props;
  return (
    <fieldset class="form-field group-field" aria-invalid={remark?.isProblem} aria-describedby={`${id}-note`}>
      <legend>
        <Title field={field} isRequired={isRequired} />
      </legend>
      {field.type === 'choice' && (
        <OptionsInput
          field={field}
          name={id}
          isOn={(choice) => value === choice}
          onPick={(choice) => onChange(choice)}
        />
      )}
      {field.type === 'choices' && (
        <OptionsInput
          field={field}
          name={id}
          isMany
          locked={props.locked}
          isOn={(choice) => list(value).includes(choice)}
          onPick={(choice) =>
            onChange(
              list(value).includes(choice)
                ? list(value).filter((each) => each !== choice)
                : [...list(value), choice],
            )
          }
        />
      )}
      {field.type === 'ref' && (
        <PictureInput
          name={props.name}
          kinds={props.kinds ?? []}
          value={String(value ?? '')}
          onChange={onChange}
        />
      )}
      <Below {...props} id={`${id}-note`} />
    </fieldset>
  );
}

/** A yes is a tick; no tick is a no. */
function Tick(props: FieldProps) {
  const say = useWords();
  const id = useId();
  const { field, name, value, onChange, remark } = props;
  return (
    <div class="form-field">
      <label class="tick">
        <input
          type="checkbox"
          name={name}
          checked={value === true}
          aria-invalid={remark?.isProblem}
          aria-describedby={`${id}-note`}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{say(field.title)}</span>
      </label>
      <Below {...props} id={`${id}-note`} />
    </div>
  );
}

/** Several lines of the same fields, or an answer to each item of a list. */
function Lines({ field, name, value, onChange, isRequired, remark }: FieldProps) {
  const id = useId();
  const { itemsOf } = useForm();
  if (field.type !== 'rows' && field.type !== 'checklist') return null;
  const draw: DrawPart = (part, inner, typed, onTyped) => (
    <FieldInput name={part} field={inner} value={typed} onChange={onTyped} isRequired={!inner.optional} />
  );
  const common = { name, value, onChange, draw };
  return (
    <fieldset class="field-group" aria-invalid={remark?.isProblem} aria-describedby={`${id}-note`}>
      <legend>
        <Title field={field} isRequired={isRequired} />
      </legend>
      <Below field={field} remark={remark} id={`${id}-note`} />
      {field.type === 'rows' ? (
        <RowsInput field={field} {...common} />
      ) : (
        <ChecklistInput field={field} items={itemsOf?.(name) ?? null} {...common} />
      )}
    </fieldset>
  );
}

function Group({ field, name, value, onChange, isRequired, remark }: FieldProps) {
  const id = useId();
  if (field.type !== 'group') return null;
  return (
    <fieldset class="field-group" aria-describedby={`${id}-note`}>
      <legend>
        <Title field={field} isRequired={isRequired} />
      </legend>
      <Below field={field} remark={remark} id={`${id}-note`} />
      {field.call && <CallNumber />}
      {Object.entries(field.fields).map(([part, inner]) => (
        <FieldInput
          key={part}
          name={`${name}.${part}`}
          field={inner}
          value={read(value, [part])}
          isRequired={!inner.optional}
          onChange={(changed) => onChange({ ...(value as object | undefined), [part]: changed })}
        />
      ))}
    </fieldset>
  );
}
