import { type Register, stepOf } from '../../../rulebook/notation/register.ts';
import { useWords } from '../language/words.ts';
import { BlankBox, isLongBox } from './blank-box.tsx';
import { FormTable } from './form-table.tsx';
import { Paper } from './paper.tsx';
import { Signers } from './signers.tsx';

/** The form of a step that opens a record, to be filled in by hand where there is no desk. */
export function BlankPaper({ register, step }: { register: Register; step: string }) {
  const say = useWords();
  const { title, asks, mayAsk } = stepOf(register, step);
  const entries = [...asks, ...mayAsk].flatMap((name) => {
    const field = register.fields[name];
    if (!field) return [];
    const label = (
      <>
        {say(field.title)}
        {mayAsk.includes(name) && <small>{say({ zh: '（选填）', en: ' (optional)' })}</small>}
      </>
    );
    return [{ label, content: <BlankBox field={field} />, isLong: isLongBox(field) }];
  });
  return (
    <Paper
      form={register.form}
      about={
        <>
          <b>{say(title)}</b> · {say({ zh: '空白表', en: 'Blank form' })}
        </>
      }
    >
      <FormTable entries={entries} />
      <Signers register={register} record={{}} />
    </Paper>
  );
}
