/** The inputs of one question. */
const within = (question: Element): readonly HTMLInputElement[] => [
  ...question.querySelectorAll<HTMLInputElement>('input'),
];

/**
 * A form is typed by its numbers: a digit chooses, and goes on to the next question where one is chosen; Enter goes on where
 * several are. In a text a digit is a digit.
 */
export function answerByKeys(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const question = target.closest('.survey-question');
  if (!question || target.matches('textarea, button') || event.ctrlKey || event.metaKey || event.altKey)
    return;
  const choices = within(question);
  const chosen = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
  if (!chosen && event.key !== 'Enter') return;
  event.preventDefault();
  chosen?.click();
  chosen?.focus();
  if (!chosen || chosen.type === 'radio') goOn(question);
}

function goOn(from: Element): void {
  const form = from.closest('form');
  const all = [...(form?.querySelectorAll('.survey-question') ?? [])];
  const next = all[all.indexOf(from) + 1];
  (next ? placeIn(next) : form?.querySelector<HTMLElement>('[type="submit"]'))?.focus();
}

/** What was chosen, or else what comes first. */
const placeIn = (question: Element): HTMLElement | null =>
  question.querySelector<HTMLElement>('input:checked') ??
  question.querySelector<HTMLElement>('input, textarea');

/** Where typing begins. */
export function focusFirst(form: HTMLElement | null): void {
  const first = form?.querySelector('.survey-question');
  if (first) placeIn(first)?.focus();
}
