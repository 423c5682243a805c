import { call } from '../data/call.ts';
import { saveSpreadsheet } from '../data/save-file.ts';

interface Asked {
  readonly site: string;
  readonly report: string;
  readonly period: string;
}

/** Has the server reckon a report anew. Resolves to the period that it has written. */
export const computeReport = async (asked: Asked): Promise<string> =>
  (await call<{ readonly period: string }>('computeReport', { ...asked })).period;

/** Hands the report as a workbook to the browser's downloads; somebody has said what for (R2.4.16). */
export async function downloadReport(asked: Asked & { readonly purpose: string }): Promise<void> {
  const { name, content } = await call<{ readonly name: string; readonly content: string }>('exportReport', {
    ...asked,
  });
  saveSpreadsheet(name, content);
}
