import { type Register, type Registers, registersOf } from '../../rulebook/notation/register.ts';
import { loaders } from './generated/registers.ts';

/** Each register's definition is a chunk of its own, fetched when a screen needs it. */
export type RegisterName = keyof typeof loaders;

export const isRegisterName = (text: string): text is RegisterName => Object.hasOwn(loaders, text);

const loaded = new Map<string, Register>();

/** The definition of one register. */
export async function loadRegister(name: RegisterName): Promise<Register> {
  const register = loaded.get(name) ?? (await loaders[name]());
  loaded.set(name, register);
  return register;
}

/** The definition of the register that another one names. */
export function registerNamed(name: string): Promise<Register> {
  if (!isRegisterName(name)) throw new Error(`No register is called '${name}'`);
  return loadRegister(name);
}

class NotLoaded extends Error {
  readonly register: string;
  constructor(register: string) {
    super(`The register '${register}' has not been loaded`);
    this.register = register;
  }
}

/** Answers what asks for definitions as it goes: each is loaded when it is missing, and none beside. */
export async function withRegisters<Answer>(
  attempt: (registers: Registers) => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    try {
      return await attempt((name) => {
        const register = loaded.get(name);
        if (!register) throw new NotLoaded(name);
        return register;
      });
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      await registerNamed(error.register);
    }
  }
}

/** Who may do what is read from these, whatever register a condition stands in. */
const people = ['members', 'rights'] as const satisfies RegisterName[];

/** When a day closes at the site is read from these. */
const times: readonly RegisterName[] = ['settings', 'clock'];

/** The registers named and all that they lead to: by their fields, conditions and companions. */
export async function loadRegisters(...names: RegisterName[]): Promise<Registers> {
  const found = new Map<string, Register>();
  let wanted: string[] = [...new Set([...people, ...names])];
  while (wanted.length > 0) {
    const next = await Promise.all(wanted.filter(isRegisterName).map(loadRegister));
    for (const register of next) found.set(register.name, register);
    wanted = [...new Set(next.flatMap(namesIn))].filter((name) => !found.has(name) && isRegisterName(name));
  }
  return registersOf([...found.values()]);
}

/** Every register that a definition speaks of. */
function namesIn(definition: unknown): string[] {
  if (typeof definition !== 'object' || definition === null) return [];
  return Object.entries(definition).flatMap(([name, value]): readonly string[] => {
    if (name === 'value' && value === 'closing') return times;
    if (name === 'value' && value === 'next') return ['counters'];
    return name === 'register' && typeof value === 'string' ? [value] : namesIn(value);
  });
}
