/** Of a list its rows, of a table the way into each of its records. */
const ROWS = 'a.list-row, .table .opens > td:first-child > a';

/**
 * The keys of a field and of the rows that are listed on its page: arrows go from the field to the rows and back, Enter
 * in the field opens the only one. Answers with how to leave off.
 */
export function listKeys(field: HTMLElement | null): () => void {
  const page = field?.closest<HTMLElement>('main');
  const input = field?.querySelector('input');
  if (!page || !input) return () => undefined;
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const rows = [...page.querySelectorAll<HTMLElement>(ROWS)];
    const place = (rows as readonly (EventTarget | null)[]).indexOf(event.target);
    const isInField = event.target === input;
    if (!isInField && place < 0) return;
    const [only, other] = rows;
    if (event.key === 'ArrowDown') (rows[place + 1] ?? rows.at(-1))?.focus();
    else if (event.key === 'ArrowUp' && !isInField) (rows[place - 1] ?? input).focus();
    else if (event.key === 'Enter' && isInField && only && !other && input.value.trim() !== '') only.click();
    else return;
    event.preventDefault();
  };
  page.addEventListener('keydown', listen);
  return () => page.removeEventListener('keydown', listen);
}
