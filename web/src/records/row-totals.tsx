import './row-totals.css';
import type { Field } from '../../../rulebook/notation/field.ts';
import { moneyText } from '../../../rulebook/notation/money.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import { useWords } from '../language/words.ts';

interface TotalsProps {
  readonly fields: Readonly<Record<string, Field>>;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

/** The columns of money added up, as they stand. */
export function RowTotals({ fields, lines }: TotalsProps) {
  const say = useWords();
  const columns = Object.entries(fields).filter(([, field]) => field.type === 'money');
  if (columns.length === 0) return null;
  return (
    <p class="row-totals">
      {columns.map(([name, field]) => (
        <output key={name}>
          {say({ zh: '合计', en: 'Total' })} {say(field.title)} <strong>{totalOf(name, field, lines)}</strong>
        </output>
      ))}
    </p>
  );
}

/** A dash while a line holds something that is no amount. */
function totalOf(name: string, field: Field, lines: TotalsProps['lines']): string {
  const fen = lines.map((line) => types.cleaned(field, line[name]) ?? 0);
  const sum = fen.reduce<number>((total, each) => total + (typeof each === 'number' ? each : Number.NaN), 0);
  return Number.isSafeInteger(sum) ? moneyText(sum) : '—';
}
