import { describe, expect, it } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { homeOf } from '../../rulebook/printing/home.ts';
import type { Role } from '../../rulebook/site/roles.ts';
import { home } from '../../web/src/generated/home.ts';
import { homeFor } from '../../web/src/pages/today/home-for.ts';

// What each can begin from their first screen follows from who may take which step.

const shown = (role: Role, keepsKeys = false) => {
  const { often, others } = homeFor(home, { held: [role], keepsKeys });
  const said = (actions: typeof often) => actions.map(({ register, step }) => `${register}.${step}`);
  return { often: said(often), others: said(others) };
};

describe('[R6.1.1] what somebody can begin', () => {
  it('is for the receptionist who keeps keys what the front desk does all day', () => {
    expect(shown('receptionist', true).often).toEqual(
      expect.arrayContaining([
        'keyLoans.issue',
        'keyLoans.return',
        'dutyLog.write',
        'calls.take',
        'visits.receive',
      ]),
    );
  });

  it('is for the supervisor the day to sign too', () => {
    expect(shown('supervisor').often).toContain('dutyLogReviews.sign');
  });

  it('has nothing that a role can never take', () => {
    const { often, others } = shown('cleaner');
    const all = [...often, ...others];
    expect(all).toContain('keyLoans.request');
    for (const step of ['keyLoans.issue', 'calls.take', 'payments.take', 'tariffs.set']) {
      expect(all).not.toContain(step);
    }
    // Little to do is no empty place.
    expect(often.length).toBeGreaterThan(1);
  });

  it('has each step that opens a record once, unless a page is for it', () => {
    const forms = home.filter(({ href }) => href === undefined);
    const named = forms.map(({ register, step }) => `${register}.${step}`);
    expect(new Set(named).size).toBe(named.length);
  });

  it('names steps that there are', () => {
    const act = { href: '/scan', icon: 'scan', words: { zh: '扫码', en: 'Scan' }, isOften: true } as const;
    expect(() => homeOf(allRegisters, [{ ...act, does: ['keyLoans', 'fly'] }], {})).toThrow("no step 'fly'");
  });
});
