import './form-table.css';
import type { ComponentChildren } from 'preact';

export interface FormEntry {
  readonly label: ComponentChildren;
  readonly content: ComponentChildren;
  /** Takes a line for itself. */
  readonly isLong: boolean;
}

/** The entries of a form, two in a line as far as they are short. */
export function FormTable({ entries }: { entries: readonly FormEntry[] }) {
  return (
    <table class="paper-entries">
      <tbody>
        {linesOf(entries).map((line, at) => (
          <tr key={at}>
            {line.map(({ label, content }, place) => (
              <Entry key={place} label={label} span={line.length === 1 ? 3 : 1}>
                {content}
              </Entry>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entry({
  label,
  span,
  children,
}: {
  label: ComponentChildren;
  span: number;
  children: ComponentChildren;
}) {
  return (
    <>
      <th scope="row">{label}</th>
      <td colSpan={span}>{children}</td>
    </>
  );
}

/** A short entry waits for the next short one that follows it at once. */
function linesOf(entries: readonly FormEntry[]): readonly (readonly FormEntry[])[] {
  const lines: FormEntry[][] = [];
  let isOpen = false;
  for (const entry of entries) {
    if (isOpen && !entry.isLong) lines.at(-1)?.push(entry);
    else lines.push([entry]);
    isOpen = !isOpen && !entry.isLong;
  }
  return lines;
}
