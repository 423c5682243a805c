// Printed from rulebook/chapters/reports.ts by `npm run generate`.
import type { ReportHead } from '../../../rulebook/notation/report.ts';

export const reportHeads: readonly ReportHead[] = [
  {"name":"dailySummary","title":{"zh":"每日简报","en":"Daily summary"},"every":["day"],"to":["manager","supervisor"],"readers":["manager","supervisor","gm"],"isLive":false,"cites":["R4.3.1","R4.4.2.5","R2.4.6","R2.4.8"]},
  {"name":"keyWeekly","title":{"zh":"钥匙周报","en":"Keys of the week"},"every":["week"],"to":["supervisor","manager"],"readers":["supervisor","manager","gm"],"isLive":false,"cites":["R4.4.1.7","R4.4.2.5","R4.4.3.5","R11.1.1.1"]},
  {"name":"compliance","title":{"zh":"制度执行","en":"Clauses kept"},"every":["month"],"to":["manager"],"readers":["manager","supervisor","gm"],"isLive":true,"cites":["R7.2","R7.3.2.5"]},
  {"name":"collection","title":{"zh":"收费统计","en":"Fee collection"},"every":["month","quarter","half","year"],"to":["assistant","manager"],"readers":["assistant","manager","supervisor","cashier","gm"],"isLive":false,"cites":["R3.4.1.4","R3.4.1.5"]},
  {"name":"arrearsAging","title":{"zh":"欠费账龄","en":"Age of the arrears"},"every":["month"],"to":["manager"],"readers":["manager","supervisor","assistant","cashier","gm"],"isLive":false,"cites":["R3.4.1.4","R3.3.8"]},
  {"name":"satisfaction","title":{"zh":"满意度","en":"Satisfaction"},"every":["month"],"to":["manager","supervisor"],"readers":["manager","supervisor","assistant","gm"],"isLive":false,"cites":["R2.4.15","R3.4.6.2","R7.2"]},
  {"name":"returnVisits","title":{"zh":"回访分析","en":"Return visits"},"every":["month"],"to":["supervisor"],"readers":["supervisor","assistant","manager","gm"],"isLive":false,"cites":["R2.4.14","R3.4.6.2"]},
];
