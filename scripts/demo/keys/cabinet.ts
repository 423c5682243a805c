import type { Role } from '../../../rulebook/site/roles.ts';
import type { DemoLines } from '../support/demo.ts';

export const after = ['homes/move-ins', 'people/key-keepers'];

/** Every hook of the cabinets; what households deposit comes with its deposit. */
export const lines: DemoLines = async ({ take, lastMonth }) => {
  const register = (by: Role, code: string, details: Readonly<Record<string, unknown>>) =>
    take(by, 'keys', 'register', code, { code, ...details }, lastMonth);

  for (const [place, { kind, unit, code }] of unitKeys.entries()) {
    const key = { kind, unit, opensWhat: unit, hook: hook(place), pieces: 2 };
    await register('receptionist', code, key);
  }
  for (const [place, opensWhat] of ['消防通道', '水泵房', '配电间', '天台'].entries()) {
    const key = { kind: 'area', opensWhat, hook: hook(place), pieces: 3 };
    await register('security', `Q-${place + 1}`, key);
  }
  for (const [place, opensWhat] of ['样板间 A', '会所储藏室'].entries()) {
    const key = { kind: 'desk', opensWhat, hook: hook(place), pieces: 1 };
    await register('receptionist', `D-${place + 1}`, key);
  }
};

/** A code that tells a finder of the key nothing of its door. */
const coded = (kind: string, letter: string, units: readonly string[]) =>
  units.map((unit, place) => ({ kind, unit, code: `${letter}-${String(place + 1).padStart(2, '0')}` }));

const unitKeys = [
  ...coded('vacant', 'K', ['3-1-101', '3-1-201', '3-1-301', '3-1-401', '3-1-501', '3-1-601']),
  ...coded('repair', 'F', ['2-1-102', '2-1-202', '2-1-302', '2-1-402', '2-1-502']),
];

const hook = (place: number): string =>
  `${String.fromCharCode(65 + Math.floor(place / 10))}${(place % 10) + 1}`;
