const GIVEN_AWAY_MS = 60_000;

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), GIVEN_AWAY_MS);
}

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The same of a spreadsheet that a callable answers with, as base64. */
export const saveSpreadsheet = (name: string, content: string): void =>
  saveFile(
    name,
    Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)),
    SPREADSHEET,
  );
