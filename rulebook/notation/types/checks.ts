import { binary, call, literal, member, type Node, not, or } from '../tree.ts';

// How the security rules check a value, as the module of a type says it.

/** A check of the frame: `isText(the.why, 200)`. Where a field may be absent, the frame may have one for that too. */
export interface Check {
  readonly named: string;
  readonly with: readonly Node[];
}

/** A check of the frame, or an expression of its own. */
export type Printed = Check | Node;

/** What a check needs to know beside the field. */
export interface Checking {
  /** Returns true iff the step reads the record that this value names anyway: so it is there, or the step is refused. */
  readonly isReadAnyway: (register: string, value: Node) => boolean;
}

export const check = (named: string, ...args: readonly Node[]): Check => ({ named, with: args });

const isNode = (printed: Printed): printed is Node => 'node' in printed;

/** The check of a value that is there. */
export const checkNode = (value: Node, printed: Printed): Node =>
  isNode(printed) ? printed : call(printed.named, value, ...printed.with);

/** The checks that the frame has for absent fields too, because many registers ask so: `mayText(the, 'note', 200)`. */
const MAY: Readonly<Record<string, string>> = { isText: 'mayText', isRef: 'mayRef' };

/** The check of a field that may be absent from the record. */
export function optionalCheck(record: Node, name: string, printed: Printed): Node {
  const may = isNode(printed) ? undefined : MAY[printed.named];
  if (may !== undefined && !isNode(printed)) return call(may, record, literal(name), ...printed.with);
  const isAbsent = not(binary('in', literal(name), record));
  return or(isAbsent, checkNode(member(record, name), printed));
}
