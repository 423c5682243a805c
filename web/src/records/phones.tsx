import './phones.css';

/** Where a touch calls a number. */
export const callOf = (number: string): string => `tel:${number.replaceAll(/[^\d+]/g, '')}`;

/** Telephone numbers that a touch calls. */
export function Phones({ phones }: { phones: unknown }) {
  const numbers = Array.isArray(phones) ? phones.map(String) : [];
  return (
    <span class="phones">
      {numbers.map((number) => (
        <a key={number} href={callOf(number)}>
          {number}
        </a>
      ))}
      {numbers.length === 0 && '—'}
    </span>
  );
}
