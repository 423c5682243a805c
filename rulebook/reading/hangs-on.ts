/** What of a matter that is open says on whom it hangs. */
export interface Hanging {
  /** The uids of those for whom it waits. */
  readonly for: readonly string[];
  /** The uid of the one whom it concerns first: who has the key, to whom a call was passed on. Null where that is a role. */
  readonly on: string | null;
}

/**
 * R2.4.7.8 Returns true iff a matter is this person's: it concerns them before anybody else, or waits for nobody else who
 * stays. `goWithThem` are those who act only in their place.
 */
export const hangsOn = (
  { for: people, on }: Hanging,
  uid: string,
  goWithThem: readonly string[] = [],
): boolean =>
  on === uid || (people.includes(uid) && people.every((each) => each === uid || goWithThem.includes(each)));
