import type { ImportedList } from '../../../rulebook/notation/imported-list.ts';
import type { ClauseId } from '../../../rulebook/site/clauses/index.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { addressOf, type Cell, type Row } from '../spreadsheets/sheet.ts';
import { type Reader, readCell, shownOf } from './cells.ts';
import type { Columns } from './columns.ts';
import { type Problem, wrong } from './problems.ts';

/** The cells of one row by their column, and what is wrong with them. */
export class RowReader<Field extends string> {
  readonly problems: Problem<Field>[] = [];
  readonly #list: ImportedList<Field>;
  readonly #row: Row;
  readonly #columns: Columns<Field>;

  constructor(list: ImportedList<Field>, row: Row, columns: Columns<Field>) {
    this.#list = list;
    this.#row = row;
    this.#columns = columns;
  }

  /** Whether the list has a column for it. */
  has(field: Field): boolean {
    return this.#columns.columnOf.has(field);
  }

  /** The name of the row's sheet, in a workbook of several. */
  get sheet(): string | undefined {
    return this.#row.sheet;
  }

  address(field: Field): string {
    return addressOf(this.#columns.columnOf.get(field) ?? 1, this.#row.number);
  }

  cells(field: Field): readonly Cell[] {
    return this.#row.cells.filter(({ column }) => this.#columns.fieldOf.get(column) === field);
  }

  /** Null for an empty cell and for a bad one, which is reported. */
  optional<T>(field: Field, reader: Reader<T>): T | null {
    const [cell] = this.cells(field);
    return cell ? this.read(field, cell, reader) : null;
  }

  required<T>(field: Field, reader: Reader<T>): T | null {
    if (this.cells(field).length === 0) this.report(field, wrong.empty);
    return this.optional(field, reader);
  }

  read<T>(field: Field, cell: Cell, reader: Reader<T>): T | null {
    const reading = readCell(cell.value, reader);
    if ('value' in reading) return reading.value;
    this.report(field, reading.wrong, cell.address);
    return null;
  }

  report(field: Field, words: Words, address = this.address(field), clause?: ClauseId): void {
    const value = shownOf(this.#row.cells.find((cell) => cell.address === address)?.value);
    this.problems.push({
      ...{ row: this.#row.number, cell: address, field, words },
      clause: clause ?? this.#list.columns[field].cites,
      ...(value === undefined ? {} : { value }),
    });
  }
}
