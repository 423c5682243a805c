import { listFields } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import { saveFile } from '../../../data/save-file.ts';

/** With the mark in front, spreadsheet programs read Chinese without asking. */
const BYTE_ORDER_MARK = '\ufeff';

/** The headings that the import knows, to be filled in. */
export function saveTemplate(): void {
  const headings = Object.values(listFields).map(({ zh }) => zh);
  saveFile('入住名单模板.csv', `${BYTE_ORDER_MARK}${headings.join(',')}\r\n`, 'text/csv;charset=utf-8');
}
