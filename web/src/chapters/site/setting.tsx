import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Field } from '../../../../rulebook/notation/field.ts';
import { Clauses } from '../../kit/notes.tsx';
import { useWords, type Words } from '../../language/words.ts';
import type { Problems, TypedSettings } from './typed.ts';

export interface FieldsProps {
  readonly typed: TypedSettings;
  readonly fields: Readonly<Record<string, Field>>;
  readonly problems: Problems;
  /** Whoever looks changes nothing. */
  readonly isLocked: boolean;
  readonly onChange: (change: Partial<TypedSettings>) => void;
}

export function Group({ title, children }: { title: Words; children: ComponentChildren }) {
  const say = useWords();
  return (
    <section class="card settings-group" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {children}
    </section>
  );
}

interface SettingProps {
  readonly name: keyof TypedSettings;
  readonly help: Words;
  readonly clauses?: readonly string[];
  readonly fields: FieldsProps['fields'];
  readonly problems: Problems;
  readonly children: (common: Common) => ComponentChildren;
}

export interface Common {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean | undefined;
}

/** A title, what it does, and the control. */
export function Setting({ name, help, clauses = [], fields, problems, children }: SettingProps) {
  const say = useWords();
  const id = useId();
  const problem = problems.get(name);
  return (
    <div class="setting form-field">
      <div>
        <label for={id} class="field-title">
          {say(fields[name]?.title ?? { zh: name, en: name })}
        </label>
        <small
          id={`${id}-help`}
          class={problem ? 'remark bad' : 'remark'}
          role={problem ? 'alert' : undefined}
        >
          {say(problem ?? help)} <Clauses ids={clauses} />
        </small>
      </div>
      {children({ id, 'aria-describedby': `${id}-help`, 'aria-invalid': problem ? true : undefined })}
    </div>
  );
}
