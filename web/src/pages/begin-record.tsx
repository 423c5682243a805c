import { useLocation } from 'preact-iso';
import type { Beginning } from '../chapters/chapter-pages.ts';
import { allPages } from '../chapters/index.ts';
import type { Document } from '../data/store.ts';
import { StepDialog } from '../forms/step-dialog.tsx';
import { later } from '../kit/later.tsx';
import type { RegisterName } from '../registers.ts';

/** By register, how its records are begun where not by the forms of their opening steps. */
export const beginnings: Readonly<Record<string, Beginning>> = Object.assign(
  {},
  ...allPages.map(({ begins }) => begins ?? {}),
);

/** The forms of their own in which some records are begun. */
const forms = new Map(
  Object.entries(beginnings).flatMap(([name, beginning]) =>
    'form' in beginning ? [[name, later(beginning.form)] as const] : [],
  ),
);

interface BeginRecordProps {
  readonly register: RegisterName;
  readonly step: string;
  /** What is known already. */
  readonly preset?: Document;
  readonly onClose: () => void;
}

/** The form that opens a record, and then the record. */
export function BeginRecord({ register, step, preset, onClose }: BeginRecordProps) {
  const { route } = useLocation();
  const open = (made: string) => route(`/${register}/${encodeURIComponent(made)}`);
  const Form = forms.get(register);
  if (Form) return <Form register={register} onClose={onClose} onDone={open} />;
  return (
    <StepDialog
      register={register}
      step={step}
      {...(preset ? { preset } : {})}
      isDrawer
      onClose={onClose}
      onDone={open}
    />
  );
}
