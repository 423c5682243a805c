import { useMemo } from 'preact/hooks';
import { membersQuery } from '../../data/names.ts';
import { useRows } from '../../data/watch.ts';
import { usePinyin } from '../../language/pinyin.ts';
import { useSession } from '../../session/current.ts';
import { fitting } from '../../typed/fits.ts';
import { membersFitting } from './members-fitting.ts';

/** Colleagues as all names are read, sifted on this device: who was typed in full comes first, who has left comes last. */
export function useFoundMembers(text: string) {
  const { site } = useSession();
  const { value, failure } = useRows(text === '' ? null : membersQuery(site));
  const spells = usePinyin(text);
  const found = useMemo(
    () => value && membersFitting(value, text, fitting(text, spells)),
    [value, text, spells],
  );
  return { found, failure };
}
