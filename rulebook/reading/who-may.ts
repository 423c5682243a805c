import type { Condition } from '../notation/condition.ts';
import { roles } from '../site/roles.ts';
import type { Words } from '../site/words.ts';

/** Who may take a step, as a sentence. */
export function describe(by: Condition): Words {
  if (by.condition === 'theServer') return { zh: '由系统自动办理', en: 'The system does this by itself' };
  if (by.condition === 'staff') return { zh: '在岗员工均可办理', en: 'Any active member of staff' };
  const who = [...new Map(people(by).map((words) => [words.zh, words])).values()];
  if (by.condition === 'rule' && who.length === 1) return by.words;
  return {
    zh: `须由${who.map(({ zh }) => zh).join('或')}办理`,
    en: `For ${who.map(({ en }) => en).join(', or ')}`,
  };
}

/** The people that a condition lets through, one phrase each. */
function people(by: Condition): Words[] {
  if (by.condition === 'any') return by.of.flatMap(people);
  if (by.condition === 'rule')
    return [{ zh: by.words.zh.replace(/^须由|办理$/g, ''), en: by.words.en.replace(/^For /, '') }];
  if (by.condition === 'holds') {
    return [
      {
        zh: by.roles.map((role) => roles[role].zh).join('、'),
        en: by.roles.map((role) => roles[role].en).join(', '),
      },
    ];
  }
  if (by.condition === 'staff') return [{ zh: '在岗员工', en: 'any active member of staff' }];
  if (by.condition === 'keeps') return [{ zh: '指定保管人', en: 'the named keeper' }];
  if (by.condition === 'tends') return [{ zh: '该楼栋的片区管理员', en: 'the steward of the building' }];
  if (by.condition === 'theServer') return [{ zh: '系统', en: 'the system' }];
  return [{ zh: '当事人本人', en: 'the person concerned' }];
}
