import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';

/** A sheet as a spreadsheet program saves it: the XML of its rows, and what stands after them. */
export interface SheetXml {
  readonly rows: string;
  readonly after?: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface BookXml {
  readonly sheets: readonly SheetXml[];
  /** `<si>` elements. */
  readonly sharedStrings?: string;
  readonly properties?: string;
  /** A prefix that every name in workbook and sheets has, as some programs write it: 'x:'. */
  readonly prefix?: string;
}

/** The style of a cell (`s="1"`) that shows a date, and of one whose format is a text with 年月日 in it. */
export const DATE = 1;
export const CHINESE_DATE = 2;

/** A cell with a text in it. */
export const text = (address: string, words: string): string =>
  `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`;

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const relations = (targets: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const styles = `<styleSheet xmlns="${MAIN}">
<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>
<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>`;

/** The parts of a workbook by their names, each as text. */
export function partsOf({ sheets, sharedStrings = '', properties = '', prefix = '' }: BookXml) {
  const named = (xml: string) => xml.replaceAll(/<(\/?)(?=[a-z])/gi, `<$1${prefix}`);
  const root = (name: string, xml: string) =>
    named(`<${name}>${xml}</${name}>`).replace(
      `<${prefix}${name}>`,
      `<${prefix}${name} xmlns${prefix === '' ? '' : `:${prefix.slice(0, -1)}`}="${MAIN}" xmlns:r="${RELATIONS}">`,
    );
  const entries = sheets.map(
    ({ state }, index) =>
      `<sheet name="Sheet${index + 1}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': root('workbook', `${properties}<sheets>${entries.join('')}</sheets>`),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map(
        (_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const,
      ),
      ['rId98', 'sharedStrings', 'sharedStrings.xml'],
      ['rId99', 'styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${sharedStrings}</sst>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        root('worksheet', `<sheetData>${rows}</sheetData>${after}`),
      ]),
    ),
  };
}

/** An .xlsx with these parts; `level` 0 leaves them unpacked. */
export const zipped = (parts: Readonly<Record<string, string>>, level: 0 | 6 = 6): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { level });

/** The same, written in one go without turning back: the size of a part stands after it. */
export function streamed(parts: Readonly<Record<string, string>>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, xml] of Object.entries(parts)) {
    const part = new ZipDeflate(name);
    zip.add(part);
    part.push(strToU8(xml), true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** An .xlsx with one sheet. */
export const workbookOf = (rows: string, after = ''): Uint8Array =>
  zipped(partsOf({ sheets: [{ rows, after }] }));

/** What stands in the cells of a written workbook, row by row, with its apostrophes; a formula is an object. */
export async function writtenCells(bytes: Uint8Array): Promise<unknown[][]> {
  const { sheets } = await readXlsx(bytes);
  return (sheets[0]?.rows ?? []).map((row, index) =>
    row.map((value, column) => {
      const formula = sheets[0]?.cells?.get(`${index},${column}`)?.formula;
      return formula === undefined ? value : { formula };
    }),
  );
}
