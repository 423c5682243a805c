import type { ComponentChildren } from 'preact';
import type { Register } from '../../../../../rulebook/notation/register.ts';
import { render } from '../../../../../rulebook/reading/render.ts';
import type { Row } from '../../../data/store.ts';
import { Clauses } from '../../../kit/notes.tsx';
import { useWords, type Words } from '../../../language/words.ts';
import { useRendering } from '../../../records/subject.ts';
import type { LeftOut } from './use-bulk-form.ts';

interface NamesProps {
  readonly register: Register;
  readonly rows: readonly Row[];
  /** What is said of each beside its name. */
  readonly children?: (row: Row) => ComponentChildren;
}

/** Records by what they are called, and by what they are about where that tells them apart. */
export function Names({ register, rows, children }: NamesProps) {
  const rendering = useRendering(register);
  const said = (template: string, { data }: Row) => render(template, data, rendering).trim();
  return (
    <ul class="bulk-names">
      {rows.map((row) => (
        <li key={row.id}>
          <span>
            <b>{said(register.subject, row)}</b>{' '}
            {register.detail !== '' && <span class="muted">{said(register.detail, row)}</span>}
          </span>
          {children?.(row)}
        </li>
      ))}
    </ul>
  );
}

/** Of which records a step is about to be taken. */
export function RowNames({
  register,
  rows,
  words,
}: Omit<NamesProps, 'children'> & { readonly words: Words }) {
  const say = useWords();
  return (
    <section class="bulk-section">
      <p>{say(words)}</p>
      {rows.length > 0 && <Names register={register} rows={rows} />}
    </section>
  );
}

/** Of which it is not, each with its reason. */
export function LeftOutList({ register, leftOut }: { register: Register; leftOut: readonly LeftOut[] }) {
  const say = useWords();
  if (leftOut.length === 0) return null;
  const refusalsOf = new Map(leftOut.map(({ row, refusals }) => [row.id, refusals]));
  return (
    <section class="bulk-section">
      <p>{say({ zh: `不办的 ${leftOut.length} 条：`, en: `Left out: ${leftOut.length}` })}</p>
      <Names register={register} rows={leftOut.map(({ row }) => row)}>
        {({ id }) => <Reasons of={refusalsOf.get(id) ?? []} />}
      </Names>
    </section>
  );
}

/** Why, in the regulation's words. */
export function Reasons({ of }: { readonly of: LeftOut['refusals'] }) {
  const say = useWords();
  return (
    <small class="bulk-reason">
      {of.slice(0, 2).map(({ words, cites }) => (
        <span key={words.zh}>
          {say(words)} <Clauses ids={cites} />{' '}
        </span>
      ))}
    </small>
  );
}
