import { listingOf } from '../../../rulebook/reading/listing.ts';
import { relatedBy } from '../../../rulebook/reading/relations.ts';
import { manifest } from '../generated/manifest.ts';
import { isRegisterName, type RegisterName } from '../registers.ts';
import { rolesNow, type Session } from '../session/session.ts';
import type { Query, Where } from './store.ts';

/** A field of a register that names another record. */
export interface Relation {
  readonly register: RegisterName;
  readonly field: string;
}

/** What may hang on a record of a register, as far as the reader may list it. */
export const relationsTo = (name: string, session: Session): readonly Relation[] =>
  (manifest.registers[name]?.related ?? []).flatMap(([register, field]) =>
    isRegisterName(register) && listingFor(register, session) !== null ? [{ register, field }] : [],
  );

/** Returns true iff records of the register hang on others by this field. */
export const isRelation = ({ register, field }: Relation): boolean =>
  Object.values(manifest.registers).some(({ related }) =>
    related?.some(([name, by]) => name === register && by === field),
  );

/** The records that hang on one, the newest first; null for who may list none of them. */
export function relatedQuery(
  { register, field }: Relation,
  id: string,
  session: Session,
  limit: number,
): Query | null {
  const listing = listingFor(register, session);
  if (listing === null) return null;
  const { where, order } = relatedBy(field, id, listing);
  return { from: `sites/${session.site}/${register}`, where: where as readonly Where[], order, limit };
}

function listingFor(name: string, session: Session): ReturnType<typeof listingOf> {
  const { list } = manifest.registers[name] ?? {};
  return list ? listingOf({ list }, session.uid, rolesNow(session, new Date())) : [];
}
