import './phones.css';
import { phonesOf } from '../../../rulebook/notation/phone.ts';

/** Where a touch calls a number. */
export const callOf = (number: string): string => `tel:${number.replaceAll(/[^\d+]/g, '')}`;

/** What somebody left to be reached by: a number is called by a touch, whatever else it is stands as it was written. */
export function Contact({ text }: { text: string }) {
  const numbers = text.includes('*') ? null : phonesOf(text);
  const [number] = numbers ?? [];
  return numbers?.length === 1 && number !== undefined ? (
    <a href={callOf(number)}>{text}</a>
  ) : (
    <span>{text}</span>
  );
}

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
