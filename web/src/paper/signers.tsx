import { read } from '../../../rulebook/notation/record.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { roles } from '../../../rulebook/site/roles.ts';
import { useNames } from '../data/names.ts';
import type { Document } from '../data/store.ts';
import { stampText } from '../language/time.ts';
import { useWords, type Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';

interface Signer {
  readonly title: Words;
  /** Where in the record it says who and when. */
  readonly path: readonly string[];
}

/** Whoever signs a form on paper: each stamp, and each role of its approvals. */
const signersOf = ({ fields }: Pick<Register, 'fields'>): readonly Signer[] =>
  Object.entries(fields).flatMap(([name, field]): readonly Signer[] => {
    if (field.type === 'stamp') return [{ title: field.title, path: [name] }];
    if (field.type !== 'approvals') return [];
    return field.roles.map((role) => ({
      title: {
        zh: `${field.title.zh}：${roles[role].zh}`,
        en: `${field.title.en}: ${roles[role].en}`,
      },
      path: [name, role],
    }));
  });

/** Who has signed at the desk, and room for each signature on paper. */
export function Signers({ register, record }: { register: Register; record: Document }) {
  const say = useWords();
  const nameOf = useNames();
  const { zone } = useSession();
  const signers = signersOf(register);
  if (signers.length === 0) return null;
  return (
    <section class="paper-signers">
      <p class="paper-title">{say({ zh: '签署', en: 'Signatures' })}</p>
      <table>
        <thead>
          <tr>
            {headings.map((words) => (
              <th key={words.en} scope="col">
                {say(words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {signers.map(({ title, path }) => {
            const by = read(record, [...path, 'by']);
            const at = read(record, [...path, 'at']);
            return (
              <tr key={path.join('.')}>
                <td>{say(title)}</td>
                <td>{typeof by === 'string' && nameOf(by)}</td>
                <td>{at instanceof Date && stampText(at, zone)}</td>
                <td />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const headings: readonly Words[] = [
  { zh: '事项', en: 'What' },
  { zh: '姓名', en: 'Name' },
  { zh: '时间', en: 'Time' },
  { zh: '签字', en: 'Signature' },
];
