const WINDOW_MS = 600_000;
const GUESSES_MOST = 20;
const ADDRESSES_MOST = 10_000;

/**
 * How often somebody has guessed lately. An instance remembers its own: the links are long enough that nobody finds one;
 * this keeps those who try from being answered for ever.
 */
export class Guesses {
  readonly #times = new Map<string, readonly number[]>();

  areTooMany(address: string, now: Date): boolean {
    return this.#recent(address, now).length >= GUESSES_MOST;
  }

  note(address: string, now: Date): void {
    const recent = this.#recent(address, now);
    this.#times.delete(address);
    this.#times.set(address, [...recent, now.getTime()]);
    const [oldest] = this.#times.keys();
    if (this.#times.size > ADDRESSES_MOST && oldest !== undefined) this.#times.delete(oldest);
  }

  #recent(address: string, now: Date): readonly number[] {
    const since = now.getTime() - WINDOW_MS;
    return (this.#times.get(address) ?? []).filter((time) => time > since);
  }
}
