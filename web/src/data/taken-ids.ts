import { isId } from '../../../rulebook/notation/ids.ts';
import { stepOf } from '../../../rulebook/notation/register.ts';
import {
  type Ask,
  type Fetch,
  propose,
  type Refusal,
  type Request,
  withFetched,
} from '../../../rulebook/reading/plan.ts';
import { ownFieldsIn } from '../forms/identity.ts';
import type { Known } from './perform.ts';

/** What a step would open and is there already: an id of fields is given once, and the plan does not look for it. */
export async function alreadyThere(
  request: Request,
  fetch: Fetch,
  known: Known,
  ask: Ask,
): Promise<readonly Refusal[]> {
  const { together } = stepOf(request.register, request.step);
  const drafts = await withFetched((stored) => [...propose(request, stored).values()], fetch, known, ask);
  const opened = drafts.filter(
    ({ register, before, id }) => before === null && register.identity && isId(id),
  );
  const found = await Promise.all(
    opened.map(async ({ register, name, step, id }): Promise<Refusal[]> => {
      const at = `${register.name}/${id}`;
      const record = known.has(at) ? known.get(at) : await fetch(register.name, id);
      if (!record) return [];
      const as = together.find((each) => each.register === register.name && each.as)?.as;
      const fields = register.identity ? ownFieldsIn(register.identity) : [];
      const [only, ...more] = fields;
      const title = more.length === 0 && only ? register.fields[only]?.title : undefined;
      const words = title
        ? { zh: `此${title.zh}已用过`, en: `This ${title.en.toLowerCase()} is used already` }
        : { zh: '已有同样的记录', en: 'There is such a record already' };
      return [
        {
          ...{ register: register.name, step: name, rule: 'taken', words, cites: step.cites },
          fields: register === request.register ? fields : fields.map((field) => `${as}.${field}`),
        },
      ];
    }),
  );
  return found.flat();
}
