const typedInto = 'input:not([type=file]), select, textarea';

/** The first field of a form that nobody has filled in yet: where typing goes on. */
export function firstEmpty(form: HTMLFormElement): HTMLElement | undefined {
  const fields = [...form.querySelectorAll<HTMLInputElement>(typedInto)];
  return fields.find((field) => field.checkVisibility() && !field.disabled && isEmpty(field, form));
}

function isEmpty({ type, name, value, checked }: HTMLInputElement, form: HTMLFormElement): boolean {
  if (type === 'radio') return !form.querySelector(`[name="${CSS.escape(name)}"]:checked`);
  return type === 'checkbox' ? !checked : value === '';
}

const faulty = '[aria-invalid="true"], .problem';

/** Shows what stands in the way of a form, and puts the focus where it can be put right. */
export function showFault(form: HTMLFormElement): void {
  const fault = form.querySelector<HTMLElement>(faulty);
  const inside = fault?.querySelector<HTMLElement>('input, button');
  (fault?.matches(typedInto) ? fault : inside)?.focus({ preventScroll: true });
  fault?.scrollIntoView({ block: 'nearest' });
}
