import './phones.css';

/** Telephone numbers that a touch calls. */
export function Phones({ phones }: { phones: unknown }) {
  const numbers = Array.isArray(phones) ? phones.map(String) : [];
  return (
    <span class="phones">
      {numbers.map((number) => (
        <a key={number} href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
          {number}
        </a>
      ))}
      {numbers.length === 0 && '—'}
    </span>
  );
}
