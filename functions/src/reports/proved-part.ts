import type { ProvedPart } from '../../../rulebook/notation/report.ts';
import { proofs } from '../chapters/proofs.ts';
import type { ReportPart, ReportScene } from './parts-of.ts';

/** What a chapter proves. Throws for a proof that no chapter has. */
export async function provedPart(part: ProvedPart, scene: ReportScene): Promise<ReportPart> {
  const prove = proofs[part.name];
  if (!prove) throw new Error(`No chapter proves '${part.name}'`);
  const { looked, wrong } = await prove(scene);
  const { name, title, empty, columns } = part;
  const figure = { looked, wrong: wrong.length };
  return { name, title, empty, columns, figure, lines: wrong, total: wrong.length };
}
