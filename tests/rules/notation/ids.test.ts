import { describe, expect, it } from 'vitest';
import { call, fileProofs, release, reported } from '../../support/rules/loans.ts';
import { day } from '../../support/rules/moments.ts';
import type { Data } from '../../support/rules/people.ts';
import { myStamp, stampOf } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, picture, type Site } from '../../support/rules/world.ts';

// The server derives the ids of what follows from a step, and each has the sign '~'. Nothing that people open may
// stand where such an effect goes, or have an id that a path cannot hold.

const world = openWorld('ids');

/** Ids that no record of a person's has. */
const foreign = {
  'of an effect of a loan': 'keyLoans~L~2',
  'of the incident of a count': `count~${day()}~area~K1`,
  'with one sign of the server': 'a~1',
  'that ends in it': 'a~',
  'with two dots': 'a..b',
  'with a dot': 'a.b',
  'that begins with a dot': '.a',
  'that begins with a line': '_a',
  'that begins with a hyphen': '-a',
  'with a blank': 'a b',
  'with a blank before': ' a',
  'with a sign unseen': 'a\u200bb',
  'in Chinese': '借用一',
  'too long': 'a'.repeat(81),
};

const plain = ['A-b_c-1', '7', 'a'.repeat(80)];

type Opening = (site: Site, id: string) => Promise<unknown>;

const loan = (id: string) => ({ forRegister: 'keyLoans', forRecord: id });

/** Openings of the registers whose ids people choose: a key of each kind hangs there already. */
const openings: Readonly<Record<string, Opening>> = {
  'an entry of the duty log': (site, id) =>
    site.as('assistant').set(`dutyLog/${day()}/entries/${id}`, {
      ...{ day: day(), kind: 'note', text: '东门灯不亮', shift: 'day', ...written() },
    }),
  'a loan': (site, id) =>
    site
      .as('engineer')
      .opens('keyLoans', id, 'request', 'requested', {
        ...{ key: 'K1', kind: 'vacant', keyCode: 'K1', unit: '1-101', purpose: '检查', emergency: false },
        ...{ borrower: 'staff', borrowedBy: 'engineer' },
      })
      .send(),
  'an incident': async (site, id) => {
    await site.record('keyLoans', 'lent', { key: 'K1', state: 'returned' });
    const report = reported('vacant', 'mismatch', { loan: 'lent' });
    return site.as('cleaner').opens('keyIncidents', id, 'report', 'reported', report).send();
  },
  'a copy request': (site, id) =>
    site
      .as('engineer')
      .opens('keyCopies', id, 'request', 'requested', {
        ...{ key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 1, why: '保洁需要' },
      })
      .send(),
  'a lock change': async (site, id) => {
    const key = await hangs(site, id, 'deposited');
    return site
      .as('cleaner')
      .opens('lockChanges', id, 'report', 'reported', {
        ...{ household: 'h1', key, keyCode: key, unit: '1-101' },
      })
      .moves('keys', key, 'noteLockChange', { lockChange: id, lockChanged: true })
      .send();
  },
  'an attachment': (site, id) =>
    site
      .as('cleaner')
      .opens('attachments', id, 'add', 'kept', {
        ...{ kind: 'photo', mediaType: 'image/png', content: picture(), ...loan('l1') },
      })
      .send(),
  'a deposit': async (site, id) => {
    const key = codeFor(id);
    const entry = {
      household: 'h1',
      key,
      kind: 'deposited',
      term: 'long',
      pieces: 2,
      room: '1-101',
      unit: 'b1-101',
    };
    return site
      .as('supervisor')
      .opens('keyDeposits', id, 'deposit', 'kept', { ...entry, identityChecked: true })
      .opens('keys', key, 'register', 'inCabinet', {
        ...{ code: key, kind: 'deposited', cabinet: 'deposited', opensWhat: '1-101', hook: 'A1', pieces: 2 },
        ...{ present: 2, unit: 'b1-101', household: 'h1', deposit: id },
      })
      .send();
  },
  'a release in an emergency': async (site, id) => {
    const key = await hangs(site, id, 'deposited');
    return release(site, 'supervisor', { key, keyCode: key, consent: call() }, key.slice(1), id).send();
  },
  'a collection of a repair key': async (site, id) => {
    const key = await hangs(site, id, 'repair');
    await fileProofs(site, 'repairKeyPickups', id, `-${key}`);
    const entry = { household: 'h1', collectedBy: 'household', collector: '王女士', identityChecked: true };
    return site
      .as('supervisor')
      .opens('repairKeyPickups', id, 'hand', 'handed', {
        ...{ ...entry, key, keyCode: key, unit: '1-101', pieces: 2, reason: 'repairDone' },
        signature: `signature-${key}`,
      })
      .moves('keys', key, 'withdraw', { state: 'withdrawn', withdrawnFor: id })
      .send();
  },
  'a handover of area keys': async (site, id) => {
    const key = await hangs(site, id, 'area');
    return site
      .as('security')
      .opens('areaKeyHandovers', id, 'draw', 'drawn', {
        ...{ key, keyCode: key, unit: '1-101', pieces: 2, drawnBy: 'assistant', drawn: myStamp },
      })
      .moves('keys', key, 'lend', { state: 'out', loan: id })
      .send();
  },
};

const written = (): Data => {
  const { by, at } = stampOf('assistant');
  return { by, at };
};

const ids = [...Object.values(foreign), ...plain];
/** A key for each id, so that they do not get into each other's way. */
const codeFor = (id: string): string => `K9${ids.indexOf(id)}`;
async function hangs(site: Site, id: string, kind: string): Promise<string> {
  await site.key(codeFor(id), { kind });
  return codeFor(id);
}

describe('what people open has an id of their own', () => {
  for (const [what, open] of Object.entries(openings))
    it(`[R2.4.6 R4.4.1.7] ${what}: not one that the server could derive, or that no path holds`, async () => {
      const site = await world.site();
      await site.key('K1');
      for (const [which, id] of Object.entries(foreign)) await expectRefused(open(site, id), which);
      await expect(open(site, '__a__'), 'that Firestore keeps for itself').rejects.toThrow('__a__');
      for (const id of plain) await expectAllowed(open(site, id), id);
    });

  it('[R1.3 R4.4.1.7 R2.4.8] an id that is made of fields has the sign, where the fields say so', async () => {
    const site = await world.site();
    const count = (id: string) =>
      site.as('supervisor').opens('keyCounts', id, 'start', 'open', { day: day(), cabinet: 'area' }).send();
    await expectRefused(count(`${day()}~area~1`));
    await expectAllowed(count(`${day()}~area`));
    const asks = { household: 'h1', what: 'phone', forWhom: '快递员', why: '门禁故障' };
    const request = (id: string) =>
      site.as('receptionist').opens('disclosures', id, 'request', 'requested', asks).send();
    await expectRefused(request('h1~receptionist~1'));
    await expectRefused(request('h1~clerk'), "another's");
    await expectAllowed(request('h1~receptionist'));
  });
});

describe('what is referred to has an id', () => {
  it('[R4.4.1.6] whoever made it: also one of the server, none that a path cannot hold', async () => {
    const site = await world.site();
    for (const loan of ['l1', 'keyLoans~l1~2']) await site.keyOut('K1', loan);
    const about = (loanOf: unknown, id: string) =>
      site
        .as('cleaner')
        .opens('keyIncidents', id, 'report', 'reported', {
          ...reported('vacant', 'mismatch', { loan: loanOf }),
        })
        .send();
    for (const [at, wrong] of ['.l1', '..', '__l1__', '_l1', 'l 1', '', 'l/1', 'l'.repeat(81)].entries())
      await expectRefused(about(wrong, `i${at}`), wrong);
    await expectAllowed(about('l1', 'i90'));
    await expectAllowed(about('keyLoans~l1~2', 'i91'), 'of the server');
  });
});
