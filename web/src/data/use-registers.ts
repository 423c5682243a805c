import { useEffect, useState } from 'preact/hooks';
import type { Register, Registers } from '../../../rulebook/notation/register.ts';
import { loadRegister, loadRegisters, type RegisterName } from '../registers.ts';

/** The definitions that a screen needs, with all they lead to; null until they are here. */
export const useRegisters = (...names: RegisterName[]): Registers | null =>
  useLoaded(names.join(), () => loadRegisters(...names));

/** One definition by itself, to show what stands in a record; null until it is here. */
export const useRegister = (name: RegisterName): Register | null => useLoaded(name, () => loadRegister(name));

/** What is loaded under a name; null until it is here. */
function useLoaded<Value>(key: string, load: () => Promise<Value>): Value | null {
  const [value, setValue] = useState<Value | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  // The key says what is loaded
  useEffect(() => {
    let isWanted = true;
    setValue(null);
    load().then(
      (found) => isWanted && setValue(() => found),
      (error) => isWanted && setFailure(() => error),
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  // Without its definition a screen draws nothing: the boundary around it says so.
  if (failure !== null) throw failure;
  return value;
}
