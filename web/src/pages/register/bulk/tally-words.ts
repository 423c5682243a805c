import type { Words } from '../../../language/words.ts';
import type { tally } from './take-each.ts';

/** What has become of all of them, in a line. */
export function tallyWords({ done, queued, left }: ReturnType<typeof tally>): Words {
  const parts: readonly (Words | null)[] = [
    { zh: `办成 ${done} 条`, en: `${done} done` },
    queued === 0 ? null : { zh: `待送出 ${queued} 条`, en: `${queued} kept to be sent` },
    left === 0 ? null : { zh: `未办 ${left} 条，仍然选中`, en: `${left} not done, still selected` },
  ];
  const said = parts.filter((part) => part !== null);
  return { zh: said.map(({ zh }) => zh).join('，'), en: said.map(({ en }) => en).join(', ') };
}
