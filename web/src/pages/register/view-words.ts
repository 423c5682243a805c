import { useCallback } from 'preact/hooks';
import type { Register } from '../../../../rulebook/notation/register.ts';
import { useNames } from '../../data/names.ts';
import type { Words } from '../../language/words.ts';
import type { ListView } from '../../records/list-view.ts';
import { titleOf } from './rows.tsx';

/** Says under which conditions a list is looked at: on its paper and in its export. */
export function useViewWords(register: Register, view: ListView): (list: Words) => Words {
  const nameOf = useNames();
  return useCallback(
    (list: Words): Words => {
      const sorted = view.sort === '' ? null : titleOf(register, view.sort);
      const period = [view.from, view.to].some((day) => day !== '');
      const parts: readonly (Words | null)[] = [
        list,
        period ? { zh: `${view.from}—${view.to}`, en: `${view.from} to ${view.to}` } : null,
        view.person === '' ? null : { zh: nameOf(view.person), en: nameOf(view.person) },
        view.text.trim() === '' ? null : { zh: `“${view.text.trim()}”`, en: `“${view.text.trim()}”` },
        sorted && { zh: `按${sorted.zh}`, en: `by ${sorted.en}` },
      ];
      const said = parts.filter((part) => part !== null);
      return {
        zh: said.map(({ zh }) => zh).join(' · '),
        en: said.map(({ en }) => en).join(' · '),
      };
    },
    [register, view, nameOf],
  );
}
