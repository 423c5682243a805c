import { setTimeout } from 'node:timers/promises';

const WINDOW_MS = 600_000;
const GUESSES_MOST = 20;
const ADDRESSES_MOST = 10_000;
/** Who goes on guessing waits for each answer. */
const SLOWED_MS = 1_000;

/**
 * How often somebody has guessed lately. An instance remembers its own: the links are long enough that nobody finds one;
 * this keeps those who try from being answered for ever.
 */
export class Guesses {
  readonly #times = new Map<string, readonly number[]>();

  /** A guess was wrong. Returns true iff there have been too many from there, and not at once. */
  async wrong(address: string, now: Date): Promise<boolean> {
    const recent = this.#recent(address, now);
    if (recent.length < GUESSES_MOST) {
      this.#note(address, recent, now);
      return false;
    }
    await setTimeout(SLOWED_MS);
    return true;
  }

  #note(address: string, recent: readonly number[], now: Date): void {
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
