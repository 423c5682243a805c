import type { Row } from '../../data/store.ts';
import type { Fits } from '../../typed/fits.ts';

/** Less than four digits are the end of everybody's number. */
const TAIL = /^\d{4,}$/;

/** Those whose name fits what was typed, or whose telephone number ends so. */
export function membersFitting(rows: readonly Row[], text: string, fits: Fits): readonly Row[] {
  const digits = text.replaceAll(/[\s-]/g, '');
  const rankOf = ({ data: { name, state } }: Row): number =>
    state === 'dismissed' ? 2 : Number(String(name) !== text);
  return rows
    .filter(({ data: { name, phone } }) => {
      const endsSo =
        TAIL.test(digits) &&
        String(phone ?? '')
          .replaceAll(/\D/g, '')
          .endsWith(digits);
      return endsSo || fits({ text: String(name), name: String(name) });
    })
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}
