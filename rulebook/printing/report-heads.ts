import type { Report, ReportHead } from '../notation/report.ts';

/** Where the type of a head stands, seen from the page. */
const HEAD = '../../../rulebook/notation/report.ts';

/** What the page knows of the reports before one is opened: without the registers that their parts are made of. */
export function printReportHeads(reports: readonly Report[]): string {
  const heads = reports.map(({ name, title, every, to, readers, isLive, cites }): ReportHead => {
    return { name, title, every, to, readers, isLive, cites };
  });
  return [
    '// Printed from rulebook/chapters/reports.ts by `npm run generate`.',
    `import type { ReportHead } from '${HEAD}';`,
    '',
    'export const reportHeads: readonly ReportHead[] = [',
    ...heads.map((head) => `  ${JSON.stringify(head)},`),
    '];',
    '',
  ].join('\n');
}
