import { useEffect, useState } from 'preact/hooks';
import type { Registers } from '../../../rulebook/language/register.ts';
import { loadRegisters, type RegisterName } from '../registers.ts';

/** The definitions that a screen needs, with all they lead to; null until they are here. */
export function useRegisters(...names: RegisterName[]): Registers | null {
  const [registers, setRegisters] = useState<Registers | null>(null);
  const key = names.join();
  // The names, not the list that holds them
  useEffect(() => {
    let isWanted = true;
    setRegisters(null);
    void loadRegisters(...names).then((found) => isWanted && setRegisters(() => found));
    return () => {
      isWanted = false;
    };
  }, [key]);
  return registers;
}
