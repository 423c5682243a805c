import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Registers } from '../../../rulebook/notation/register.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Captured } from './captured.ts';

/** What the inputs of a form share. */
export interface FormSurroundings {
  readonly registers: Registers;
  readonly time: SiteTime;
  /** The pictures made in this form, by the id of the attachment that they become. */
  readonly captured: ReadonlyMap<string, Captured>;
  readonly keep: (picture: Captured) => void;
  /** What a field of the form holds, or of the record that it is about. Left out where there is no record. */
  readonly toldOf?: (name: string) => unknown;
  /** The items of one of the step's checklists, by the field's name; null while they are not known. Left out where there is none. */
  readonly itemsOf?: (name: string) => readonly string[] | null;
}

export const FormContext = createContext<FormSurroundings | null>(null);

export function useForm(): FormSurroundings {
  const form = useContext(FormContext);
  if (!form) throw new Error('drawn outside of a form');
  return form;
}
