import type { Register } from '../../../rulebook/notation/register.ts';
import { type Rendering, render } from '../../../rulebook/reading/render.ts';
import { useNames } from '../data/names.ts';
import type { Document } from '../data/store.ts';
import { stampText } from '../language/time.ts';
import { useLanguage } from '../language/words.ts';
import { useSession } from '../session/current.ts';

/** How the values of a register are read here: whose names, which zone, which language. */
export const useRendering = (register: Register): Rendering => ({ register, ...useReading() });

/** The same, whichever register they are of. */
export function useReading(): Omit<Rendering, 'register'> {
  const language = useLanguage();
  const nameOf = useNames();
  const { zone } = useSession();
  return { language, nameOf, stamp: (at) => stampText(at, zone) };
}

/** What a record is called. */
export function useSubject(register: Register, record: Document): string {
  return render(register.subject, record, useRendering(register)).trim();
}
