import type { Field } from '../../../rulebook/notation/field.ts';
import { partsOf } from '../../../rulebook/notation/types/parts.ts';
import { isMap } from '../../../rulebook/notation/types/values.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { Effect } from './effects.ts';
import type { Taken } from './tell-of.ts';

const ENVELOPE = new Set(['state', 'rev', 'opened', 'last']);

/**
 * The history entry of a step, which says that all its consequences were done. `line` is `site/day/entry` of the line
 * that the step wrote into the duty log: so a line that is not there any more is missed.
 */
export function historyEntry(taken: Taken, line: string | null): Effect {
  const { site, register, id, after } = taken;
  const path = `${recordPath(site, register, id)}/history/${after.rev}`;
  const data = { ...historyOf(taken), ...(line === null ? {} : { line }) };
  return { writes: (suffix) => [{ path: path + suffix, data }], knownBy: ['rev', 'step', 'by'] };
}

/** What a step changed, without personal data and without pictures. */
function historyOf({ register, name, before, after }: Taken): Record<string, unknown> {
  const changed = Object.entries(after).filter(([field, value]) => {
    const definition = register.fields[field];
    const told = definition && !definition.personal && definition.type !== 'bytes';
    return told && !ENVELOPE.has(field) && !same(value, before?.[field]);
  });
  return {
    rev: after.rev,
    step: name,
    by: after.last.by,
    at: after.last.at,
    from: before?.state ?? null,
    to: after.state,
    changed: Object.fromEntries(
      changed.map(([field, value]) => [field, withoutPersonal(value, register.fields[field])]),
    ),
  };
}

/** A group, and each of several lines, keeps the parts that are not personal. */
export function withoutPersonal(value: unknown, field: Field | undefined): unknown {
  const parts = field && partsOf(field);
  if (!parts) return value;
  if (Array.isArray(value)) return value.map((line) => withoutPersonal(line, field));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([part]) => !parts[part]?.personal));
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
