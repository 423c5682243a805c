import type { Taken } from './tell-of.ts';

const ENVELOPE = new Set(['state', 'rev', 'opened', 'last']);

/** The history entry of a step: what it changed, without personal data and without pictures. */
export function historyOf({ register, name, before, after }: Taken): Record<string, unknown> {
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

/** A group keeps the parts that are not personal. */
function withoutPersonal(value: unknown, field: Taken['register']['fields'][string] | undefined): unknown {
  if (field?.type !== 'group' || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([part]) => !field.fields[part]?.personal));
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
