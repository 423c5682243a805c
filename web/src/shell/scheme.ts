/** Light or dark, or as the device has it. */
export type Scheme = 'auto' | 'light' | 'dark';

const KEPT = 'wuye-desk-scheme';

export function schemeOfDevice(): Scheme {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export function chooseScheme(scheme: Scheme): void {
  if (scheme === 'auto') localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, scheme);
  applyScheme();
}

export function applyScheme(): void {
  document.documentElement.dataset.scheme = schemeOfDevice();
}
