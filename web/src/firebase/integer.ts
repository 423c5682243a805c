/**
 * Stands in for the Integer of '@firebase/webchannel-wrapper/bloom-blob' in firestore/lite, which compares ids of the
 * form `__id7__` with it and nothing else. The package brings Bloom filters and MD5 along, 3 KB of the first load.
 */
export class Integer {
  readonly #value: bigint;
  constructor(value: bigint) {
    this.#value = value;
  }
  static fromString(text: string): Integer {
    return new Integer(BigInt(text));
  }
  compare(other: Integer): number {
    if (this.#value === other.#value) return 0;
    return this.#value < other.#value ? -1 : 1;
  }
}
