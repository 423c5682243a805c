import { fieldsOf, type ImportedList } from '../../../rulebook/notation/imported-list.ts';
import { saveFile } from '../data/save-file.ts';

/** With the mark in front, spreadsheet programs read Chinese without asking. */
const BYTE_ORDER_MARK = '\ufeff';

/** The headings that the import knows, to be filled in. */
export function saveTemplate(list: ImportedList): void {
  const headings = fieldsOf(list).map((field) => list.columns[field]?.words.zh ?? '');
  const name = `${list.form.zh}模板.csv`;
  saveFile(name, `${BYTE_ORDER_MARK}${headings.join(',')}\r\n`, 'text/csv;charset=utf-8');
}
