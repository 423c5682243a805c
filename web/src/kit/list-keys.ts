/** Selects a row, where rows can be selected; with Shift all from the one before. */
const TICK = 'input[type="checkbox"]';

/** Of a list its rows, of a table the way into each of its records. */
const ROWS = 'a.list-row, .table .opens > td:first-child > a';

/** The row in which something happens, by its place among the ways in; -1 outside of them. */
const placeOf = (rows: readonly HTMLElement[], target: EventTarget | null): number =>
  target instanceof Element
    ? rows.findIndex((row) => row === target || (target.matches(TICK) && row.closest('tr')?.contains(target)))
    : -1;

/** Presses what selects a row. Answers whether there is such a thing; a box that has the focus knows the space itself. */
function selects(row: HTMLElement | undefined, { key, target, shiftKey }: KeyboardEvent): boolean {
  const tick = row?.closest('tr')?.querySelector<HTMLElement>(TICK);
  if (!tick || (key !== ' ' && key.toLowerCase() !== 'x') || (key === ' ' && target === tick)) return false;
  tick.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }));
  return true;
}

/**
 * The keys of a field and of the rows that are listed on its page: arrows go from the field to the rows and back, Enter
 * in the field opens the only one, x or the space selects a row. Answers with how to leave off.
 */
export function listKeys(field: HTMLElement | null): () => void {
  const page = field?.closest<HTMLElement>('main');
  const input = field?.querySelector('input');
  if (!page || !input) return () => undefined;
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const rows = [...page.querySelectorAll<HTMLElement>(ROWS)];
    const place = placeOf(rows, event.target);
    const isInField = event.target === input;
    if (!isInField && place < 0) return;
    const [only, other] = rows;
    if (event.key === 'ArrowDown') (rows[place + 1] ?? rows.at(-1))?.focus();
    else if (event.key === 'ArrowUp' && !isInField) (rows[place - 1] ?? input).focus();
    else if (event.key === 'Enter' && isInField && only && !other && input.value.trim() !== '') only.click();
    else if (isInField || event.ctrlKey || event.metaKey || event.altKey || !selects(rows[place], event))
      return;
    event.preventDefault();
  };
  page.addEventListener('keydown', listen);
  return () => page.removeEventListener('keydown', listen);
}
