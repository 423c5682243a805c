import { dailySummary } from '../../../rulebook/chapters/reports.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { rootOf } from '../dutyLog/seal.ts';
import { type ReportSurroundings, sendReport } from './send-report.ts';

const seal: Words = { zh: '值班日志校验码', en: 'Duty log seal' };

/**
 * 每日简报 of a business day, an ISO date in the site's zone. It carries the last hash of the day's duty log, so that a
 * book that is written anew does not fit what was mailed (R2.4.6).
 */
export async function sendDailySummary(
  { site, day }: { readonly site: string; readonly day: string },
  surroundings: ReportSurroundings,
): Promise<void> {
  await sendReport(dailySummary, { site, period: day }, surroundings, async () => {
    const root = await rootOf(surroundings.db, site, day);
    return { fields: { root }, footer: (language) => (root ? `${seal[language]} ${root}` : '') };
  });
}
