import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { codeOf, type Data, everyKind, keepersOf, whoHold } from '../../support/rules/people.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site, unitOfKey } from '../../support/rules/world.ts';

const world = openWorld('key-inventory');

const states = ['inCabinet', 'out', 'awaitingReseal', 'lost', 'damaged', 'withdrawn'];

const keyOf = (kind: string): Data => ({
  ...{ kind, cabinet: kind, opensWhat: '1-101', hook: 'A1', pieces: 2 },
  ...unitOfKey(kind),
});

const register = (site: Site, uid: string, kind: string, fields: Data = {}, id = 'K-1') =>
  site.as(uid).opens('keys', id, 'register', 'inCabinet', {
    ...{ code: id, ...keyOf(kind), present: fields.pieces ?? 2 },
    ...fields,
  });

describe('a key is entered in the inventory', () => {
  for (const kind of ['vacant', 'repair', 'area', 'desk'])
    it(`[R4.4.2.1 R4.4.2.3 R4.4.3.1 R4.4.3.2] a ${kind} key by its keeper`, async () => {
      const site = await world.site();
      await expectOnlyBy(keepersOf(kind), (uid) => register(site, uid, kind, {}, codeOf(`-${uid}`)).send());
    });

  for (const kind of ['vacant', 'repair'])
    it(`[R4.4.2.2 R4.4.3.2] a ${kind} key in a cabinet of its kind, for a unit that is there`, async () => {
      const site = await world.site();
      const others = everyKind.filter((one) => one !== kind);
      await expectOnlyTruth(() => register(site, 'supervisor', kind), {
        ...Object.fromEntries(others.map((cabinet) => [`in the cabinet for ${cabinet}`, { cabinet }])),
        'in no cabinet': { cabinet: undefined },
        'for no unit': { unit: undefined },
        'for a unit that is not there': { unit: 'b9-901' },
      });
    });

  for (const kind of ['area', 'desk'])
    it(`[R4.4.1.1 R11.1.1.1] ${kind} keys open no unit: a home's key does not come in as one`, async () => {
      const site = await world.site();
      await expectRefused(register(site, 'supervisor', kind, { unit: 'b1-101' }).send());
      await expectAllowed(register(site, 'supervisor', kind).send());
    });

  it('[R4.4.2.3 R4.4.4.2.1] with its code, what it opens, its hook and its number of pieces', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => register(site, 'supervisor', 'vacant', { note: '备用' }), {
      'of a kind that is not': { kind: 'other', cabinet: 'other' },
      'with a deposit that is not there': { deposit: 'nowhere' },
      'no code': { code: undefined },
      'another code than the id says': { code: 'K-2' },
      'a code in small letters': { code: 'k-1' },
      'opens nothing': { opensWhat: undefined },
      'no hook': { hook: '' },
      'no pieces': { pieces: 0 },
      'half a piece': { pieces: 1.5 },
      'a hundred pieces': { pieces: 100 },
      'pieces as text': { pieces: '2' },
      'a kind of its own': { kind: 'master', cabinet: 'master' },
      'a long note': { note: '长'.repeat(201) },
      'out already': { state: 'out' },
      'on a loan already': { loan: 'l1' },
      'back already': { cameBack: { by: 'supervisor', at: 0 } },
      'a field of its own': { colour: 'red' },
    });
  });

  it('[R4.4.2.3] once: what is there is not entered over', async () => {
    const site = await world.site();
    await site.key('K-1');
    await expectRefused(register(site, 'supervisor', 'vacant').send());
    await expectAllowed(register(site, 'supervisor', 'vacant', {}, 'K-2').send());
  });

  it('[R4.4.2.3 R4.4.3.2] under its code: no two keys have one, nor has one key two', async () => {
    const site = await world.site();
    const under = (id: string, code = id) => register(site, 'supervisor', 'vacant', { code }, id).send();
    await expectAllowed(under('K-7'));
    await expectRefused(under('K-7'), 'the code of another key');
    await expectRefused(under('K-8', 'K-7'), 'the code of another key under an id of its own');
    await expectRefused(under('another', 'K-9'), 'an id that is not the code');
    await expectAllowed(under('K-9'));
  });

  it('[R4.4.2.3] by a code of capital letters, digits and a hyphen, at most 20', async () => {
    const site = await world.site();
    const under = (id: string) => register(site, 'supervisor', 'vacant', {}, id).send();
    for (const id of ['k-1', 'K 1', 'K_1', 'K~1', 'K.1', '-K1', '钥匙', 'Ｋ１', 'K'.repeat(21)])
      await expectRefused(under(id), id);
    for (const id of ['K'.repeat(20), '7', 'A-1-B-2']) await expectAllowed(under(id), id);
  });
});

describe('the inventory is kept current', () => {
  const amend = (site: Site, uid: string, fields: Data = {}, id = 'K1') =>
    site.as(uid).moves('keys', id, 'amend', { hook: 'B2', opensWhat: '1-101', note: '大门', ...fields });
  const recount = (site: Site, uid: string, fields: Data = {}, id = 'K1') =>
    site.as(uid).moves('keys', id, 'recount', {
      ...{ pieces: 3, present: fields.pieces ?? 3, note: '盘点多一把' },
      ...fields,
    });

  for (const kind of everyKind)
    it(`[R4.4.4.2.1] by the keeper: hook and description of a ${kind} key`, async () => {
      const site = await world.site();
      await expectOnlyBy(keepersOf(kind), async (uid) => {
        await site.key(codeOf(`-${uid}`), { kind });
        const opensWhat = ['area', 'desk'].includes(kind) ? '地下二层水泵房' : '1-101';
        return amend(site, uid, { opensWhat }, codeOf(`-${uid}`)).send();
      });
    });

  for (const kind of ['vacant', 'repair', 'deposited', 'sealed'])
    it(`[R4.4.2.3 R4.4.1.6] a ${kind} key opens the unit that it was entered for`, async () => {
      const site = await world.site();
      await site.key('K1', { kind });
      await expectRefused(amend(site, 'supervisor', { opensWhat: '2-201' }).send());
      await expectAllowed(amend(site, 'supervisor').send());
    });

  it('[R4.4.1.6 R11.1.1.2] nor is a key called otherwise while it is out', async () => {
    const site = await world.site();
    await site.keyOut('K1', 'l1', { kind: 'desk' });
    await site.key('K2', { kind: 'desk' });
    const renamed = { opensWhat: '会议室' };
    await expectRefused(amend(site, 'supervisor', renamed).send());
    await expectAllowed(amend(site, 'supervisor', renamed, 'K2').send());
  });

  it('[R4.4.4.2.1] and nothing else at that occasion', async () => {
    const site = await world.site();
    await site.key('K1');
    await expectOnlyTruth(() => amend(site, 'supervisor'), {
      'its number': { pieces: 1 },
      'its kind': { kind: 'desk', cabinet: 'desk' },
      'its code': { code: 'K2' },
      'its unit': { unit: 'b2-201' },
      'its seal': { sealNo: 'S-9' },
      'its loan': { loan: 'l1' },
      'its deposit': { deposit: 'd1' },
      'its state': { state: 'withdrawn' },
      'an empty hook': { hook: '' },
    });
  });

  it('[R4.4.4.2.1] while it is here or comes back', async () => {
    const site = await world.site();
    await expectOnlyIn(['inCabinet', 'out', 'awaitingReseal'], states, async (state) => {
      await site.key(codeOf(`-${state}`), { state });
      return amend(site, 'supervisor', {}, codeOf(`-${state}`)).send();
    });
  });

  it('[R4.4.4.2.1] with a description that its field holds', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'desk' });
    await expectRefused(amend(site, 'supervisor', { opensWhat: '长'.repeat(61) }).send());
    await expectAllowed(amend(site, 'supervisor', { opensWhat: '长'.repeat(60) }).send());
  });

  it('[R2.4.12 R4.4.4.1.1] its number is one that can be, and of a sealed one that of its deposit', async () => {
    const site = await world.site();
    await site.key('K1');
    await site.key('K2', { kind: 'sealed' });
    await expectRefused(recount(site, 'supervisor', { pieces: 100 }).send());
    await expectAllowed(recount(site, 'supervisor', { pieces: 99 }).send());
    await expectRefused(recount(site, 'supervisor', { pieces: 3 }, 'K2').send());
    await expectAllowed(recount(site, 'supervisor', { pieces: 2 }, 'K2').send());
  });

  it('[R2.4.12] its number is put right by the supervisor alone, saying why', async () => {
    const site = await world.site();
    await expectOnlyBy(whoHold('supervisor'), async (uid) => {
      await site.key(codeOf(`-${uid}`));
      return recount(site, uid, {}, codeOf(`-${uid}`)).send();
    });
    await site.key('K1');
    await expectOnlyTruth(() => recount(site, 'supervisor'), {
      'no number': { pieces: 0 },
      'saying nothing': { note: undefined },
      'an empty note': { note: '' },
      'and its seal': { sealNo: 'S-9' },
    });
  });

  it('[R2.4.12] its number is put right in the cabinet', async () => {
    const site = await world.site();
    await expectOnlyIn(['inCabinet'], states, async (state) => {
      await site.key(codeOf(`-${state}`), { state });
      return recount(site, 'supervisor', {}, codeOf(`-${state}`)).send();
    });
  });
});

describe('a key leaves the inventory', () => {
  const withdraw = (site: Site, uid: string, id = 'K1', fields: Data = {}) =>
    site.as(uid).moves('keys', id, 'withdraw', { state: 'withdrawn', withdrawnFor: '样板间拆除', ...fields });

  for (const kind of ['vacant', 'area', 'desk'])
    it(`[R4.4.2.3 R2.4.12] a ${kind} key by the supervisor, saying what for`, async () => {
      const site = await world.site();
      await expectOnlyBy(whoHold('supervisor'), async (uid) => {
        await site.key(codeOf(`-${uid}`), { kind });
        return withdraw(site, uid, codeOf(`-${uid}`)).send();
      });
      await site.key('K1', { kind });
      await expectOnlyTruth(() => withdraw(site, 'supervisor'), {
        'for nothing': { withdrawnFor: undefined },
        'with another number': { pieces: 1 },
      });
    });

  for (const kind of ['deposited', 'sealed', 'repair'])
    it(`[R4.4.1.1 R4.4.3.3 R4.4.4.2.2] a household's ${kind} key only on the register that hands it over`, async () => {
      const site = await world.site();
      await site.key('K1', { kind });
      await site.key('K2', { kind: 'vacant' });
      await expectRefused(withdraw(site, 'supervisor').send());
      await expectAllowed(withdraw(site, 'supervisor', 'K2').send());
    });

  it('[R4.4.1.6] not while it is out or lost', async () => {
    const site = await world.site();
    await expectOnlyIn(['inCabinet', 'awaitingReseal'], states, async (state) => {
      await site.key(codeOf(`-${state}`), { state });
      return withdraw(site, 'supervisor', codeOf(`-${state}`)).send();
    });
  });
});
