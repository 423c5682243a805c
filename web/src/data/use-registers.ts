import { useEffect, useState } from 'preact/hooks';
import type { Registers } from '../../../rulebook/notation/register.ts';
import { loadRegisters, type RegisterName } from '../registers.ts';

/** The definitions that a screen needs, with all they lead to; null until they are here. */
export function useRegisters(...names: RegisterName[]): Registers | null {
  const [registers, setRegisters] = useState<Registers | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const key = names.join();
  // The names, not the list that holds them
  useEffect(() => {
    let isWanted = true;
    setRegisters(null);
    loadRegisters(...names).then(
      (found) => isWanted && setRegisters(() => found),
      (error) => isWanted && setFailure(() => error),
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  // Without its definition a screen draws nothing: the boundary around it says so.
  if (failure !== null) throw failure;
  return registers;
}
