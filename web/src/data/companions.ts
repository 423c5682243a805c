import { stepOf } from '../../../rulebook/notation/register.ts';
import { propose, type Refusal, type Request, type Stored } from '../../../rulebook/reading/plan.ts';

/** A record that would move along and stands where it can't: a key that is out, or that went back to its household. */
export function againstCompanions(request: Request, stored: Stored): readonly Refusal[] {
  const { together } = stepOf(request.register, request.step);
  const [, ...others] = together.length > 0 ? propose(request, stored).values() : [];
  return others.flatMap(({ register, name, step, before }) => {
    const state = String(before?.state ?? '');
    if (step.from === null || step.from.includes(state)) return [];
    const now = register.states[state]?.words ?? { zh: '—', en: '—' };
    const words = { zh: `${register.form.zh}：${now.zh}`, en: `${register.form.en}: ${now.en}` };
    return [{ register: register.name, step: name, rule: 'companion', words, cites: step.cites, fields: [] }];
  });
}
