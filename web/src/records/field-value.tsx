import './records.css';
import { isUntold } from '../../../rulebook/notation/field.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import { partsOf } from '../../../rulebook/notation/types/parts.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { Document } from '../data/store.ts';
import { useRegisters } from '../data/use-registers.ts';
import { useRecord } from '../data/watch.ts';
import { useWords } from '../language/words.ts';
import { isRegisterName, type RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { Contact } from './phones.tsx';
import { Picture } from './picture.tsx';
import { plainText } from './plain-text.ts';
import { type Line, RowTable } from './row-table.tsx';
import { useRendering, useSubject } from './subject.ts';

interface FieldValueProps {
  readonly register: Register;
  readonly name: string;
  readonly record: Document;
  /** In a list: references as text, no further read for a row. */
  readonly isPlain?: boolean;
}

/** A field as a person reads it. */
export function FieldValue({ register, name, record, isPlain }: FieldValueProps) {
  const rendering = useRendering(register);
  const field = register.fields[name];
  const value = record[name];
  if (name === 'opened' || name === 'last') {
    return <Stamped value={value} rendering={rendering} />;
  }
  if (!field || value === undefined || value === null || value === '') return null;
  if (field.type === 'stamp') return <Stamped value={value} rendering={rendering} />;
  if (isUntold(field, record)) return <>—</>;
  if (isPlain) return <>{plainText(name, record, rendering)}</>;
  if (field.type === 'rows' || field.type === 'checklist') {
    const lines: readonly Line[] = Array.isArray(value) ? value : [];
    const fields = partsOf(field) ?? {};
    const inner = { ...register, fields };
    const draw = (part: string, line: Line) =>
      part === 'passed' ? (
        <Mark passed={line.passed === true} />
      ) : (
        <FieldValue register={inner} name={part} record={line} />
      );
    return <RowTable fields={fields} lines={lines} draw={draw} />;
  }
  if (field.type === 'ref' && field.register !== 'members') {
    if (field.register === 'attachments') return <Picture id={String(value)} />;
    if (isRegisterName(field.register)) return <Reference register={field.register} id={String(value)} />;
  }
  if (field.type === 'refs' && isRegisterName(field.register) && Array.isArray(value)) {
    const { register: other } = field;
    return (
      <span class="references">
        {value.map((id) => (
          <Reference key={id} register={other as RegisterName} id={String(id)} />
        ))}
      </span>
    );
  }
  if (field.type === 'text' && field.reaches) return <Contact text={String(value)} />;
  return <>{types.text(field, value, rendering)}</>;
}

/** √ or ×, read out in words. */
function Mark({ passed }: { passed: boolean }) {
  const say = useWords();
  const words = passed ? { zh: '合格', en: 'Passed' } : { zh: '不合格', en: 'Failed' };
  return (
    <span role="img" aria-label={say(words)}>
      {passed ? '√' : '×'}
    </span>
  );
}

/** Who, and when; a date stays in one piece. */
function Stamped({ value, rendering }: { value: unknown; rendering: ReturnType<typeof useRendering> }) {
  const { by, at } = (value ?? {}) as { by?: string; at?: unknown };
  return (
    <>
      {rendering.nameOf(by ?? '')} {at instanceof Date && <span class="moment">{rendering.stamp(at)}</span>}
    </>
  );
}

/** A link to another record, called by its subject. */
function Reference({ register: name, id }: { register: RegisterName; id: string }) {
  const registers = useRegisters(name);
  const register = registers?.(name);
  return register ? <Named register={register} id={id} /> : <span>…</span>;
}

function Named({ register, id }: { register: Register; id: string }) {
  const { site } = useSession();
  const { value } = useRecord(recordPath(site, register, id));
  const subject = useSubject(register, value ?? {});
  return <a href={`/${register.name}/${encodeURIComponent(id)}`}>{subject === '' ? id : subject}</a>;
}
