import { Bytes } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { forAll } from '../../support/rules/attempts.ts';
import { call, fileProofs, issue } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import type { Data } from '../../support/rules/people.ts';
import { myStamp, type Steps } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, picture, type Site } from '../../support/rules/world.ts';

// A copy, a pass or a signature is made for one record and serves that record alone, while it is kept.

const world = openWorld('papers');

/** A step that needs a paper: which, made for which record, and the step that shows it. */
interface Need {
  readonly title: string;
  readonly kind: string;
  readonly wrongKind: string;
  readonly forRegister: string;
  readonly forRecord: string;
  readonly arrange: (site: Site) => Promise<(paper: string) => Steps>;
}

const named = { collector: '张三', identityChecked: true };

const loanTo =
  (key: string, borrower: string, loan: Data = {}) =>
  async (site: Site) => {
    await site.key('K1', { kind: key });
    await site.loan('l1', { key: 'K1', state: 'requested', borrower, ...loan });
    return (proof: string) => issue(site, 'supervisor', { ...named, proof, consent: call() });
  };

const pickup = (collectedBy: string, papers: (paper: string) => Data) => async (site: Site) => {
  await site.key('K1', { kind: 'repair' });
  await fileProofs(site, 'repairKeyPickups', 'p1', '-right');
  const entry = { key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 2, household: 'h1', collectedBy };
  return (paper: string) =>
    site
      .as('supervisor')
      .opens('repairKeyPickups', 'p1', 'hand', 'handed', {
        ...{ ...entry, ...named, reason: 'other', consent: call(), ...papers(paper) },
      })
      .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'p1' });
};

const deposits = { forRegister: 'keyDeposits', forRecord: 'd1' };
const pickups = { forRegister: 'repairKeyPickups', forRecord: 'p1' };
const loans = { forRegister: 'keyLoans', forRecord: 'l1' };

const takeBack = (returnedTo: string) => async (site: Site) => {
  await site.deposit('d1', 'K1');
  return (proof: string) =>
    site
      .as('supervisor')
      .moves('keyDeposits', 'd1', 'return', {
        ...{
          state: 'returned',
          returned: myStamp,
          returnedTo,
          returnedPieces: 2,
          collectorChecked: true,
          collector: '张三',
          proof,
          consent: call(),
        },
      })
      .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'd1' });
};

const seal = async (site: Site) => (signature: string) =>
  site
    .as('supervisor')
    .opens('keyDeposits', 'd1', 'deposit', 'kept', {
      ...{ household: 'h1', key: 'K1', kind: 'sealed', term: 'long', pieces: 2, identityChecked: true },
      ...{ room: '1-101', unit: 'b1-101', sealNo: 'S-1', signature },
    })
    .opens('keys', 'K1', 'register', 'inCabinet', {
      ...{ code: 'K1', kind: 'sealed', cabinet: 'sealed', opensWhat: '1-101', hook: 'A1', pieces: 2 },
      ...{ present: 2, unit: 'b1-101', household: 'h1', deposit: 'd1', sealNo: 'S-1' },
    });

const sealAgain = async (site: Site) => {
  const cameBack = { by: 'supervisor', at: inHours(-60) };
  await site.key('K1', { kind: 'sealed', state: 'awaitingReseal', sealNo: 'S-1', cameBack });
  return (resealSignature: string) =>
    site
      .as('supervisor')
      .moves('keys', 'K1', 'reseal', { state: 'inCabinet', sealNo: 'S-2', resealSignature });
};

const needs: readonly Need[] = [
  {
    ...{
      title: '[R4.4.1.5] the ID card of an agent who borrows',
      kind: 'idCard',
      wrongKind: 'photo',
      ...loans,
    },
    arrange: loanTo('deposited', 'agent'),
  },
  {
    ...{ title: '[R4.4.1.5] the letter of a relative who borrows', ...loans },
    ...{ kind: 'letterOfAuthority', wrongKind: 'signature' },
    arrange: loanTo('deposited', 'relative'),
  },
  {
    ...{
      title: '[R4.4.1.5] the pass of a nanny who borrows',
      kind: 'entryPass',
      wrongKind: 'idCard',
      ...loans,
    },
    arrange: loanTo('deposited', 'nanny'),
  },
  {
    ...{ title: "[R4.4.3.4] the developer's proof for a contractor", ...loans },
    ...{ kind: 'developerProof', wrongKind: 'letterOfAuthority' },
    arrange: loanTo('vacant', 'contractor', { borrowedBy: 'receptionist' }),
  },
  {
    ...{ title: '[R4.4.1.5] the ID card of an agent who takes a deposit back', ...deposits },
    ...{ kind: 'idCard', wrongKind: 'developerProof' },
    arrange: takeBack('agent'),
  },
  {
    ...{ title: '[R4.4.1.5] the pass of an hourly worker who takes a deposit back', ...deposits },
    ...{ kind: 'entryPass', wrongKind: 'letterOfAuthority' },
    arrange: takeBack('hourlyWorker'),
  },
  {
    ...{
      title: '[R4.4.4.1.1] the signature over a seal',
      kind: 'signature',
      wrongKind: 'photo',
      ...deposits,
    },
    arrange: seal,
  },
  {
    ...{ title: '[R4.4.4.1.6] the signature over a new seal', kind: 'signature', wrongKind: 'idCard' },
    ...{ forRegister: 'keys', forRecord: 'K1' },
    arrange: sealAgain,
  },
  {
    ...{ title: '[R4.4.3.3] the signature of who collects a repair key', ...pickups },
    ...{ kind: 'signature', wrongKind: 'photo' },
    arrange: pickup('household', (signature) => ({ signature })),
  },
  {
    ...{ title: '[R4.4.3.3] the ID card of an agent who collects a repair key', ...pickups },
    ...{ kind: 'idCard', wrongKind: 'entryPass' },
    arrange: pickup('agent', (proof) => ({ proof, signature: 'signature-right' })),
  },
  {
    ...{ title: '[R4.4.1.5 R4.4.3.3] the pass of a nanny who collects a repair key', ...pickups },
    ...{ kind: 'entryPass', wrongKind: 'idCard' },
    arrange: pickup('nanny', (proof) => ({ proof, signature: 'signature-right' })),
  },
];

const registers = ['keyLoans', 'keyDeposits', 'repairKeyPickups', 'keys'];

describe('a paper serves the record that it was made for', () => {
  for (const { title, kind, wrongKind, forRegister, forRecord, arrange } of needs)
    it(`${title}: not one of another record, register or kind, nor one that is gone`, async () => {
      const site = await world.site();
      const show = await arrange(site);
      const made = { forRegister, forRecord };
      const others = registers.filter((one) => one !== forRegister);
      const wrong: Readonly<Record<string, readonly [string, Data]>> = {
        'of another record': [kind, { ...made, forRecord: `${forRecord}2` }],
        ...Object.fromEntries(others.map((one) => [`of ${one}`, [kind, { ...made, forRegister: one }]])),
        'of another kind': [wrongKind, made],
        'that has expired': [kind, { ...made, state: 'expired' }],
        'that the server refused': [kind, { ...made, state: 'refused' }],
      };
      const wrongs = Object.entries(wrong);
      await forAll(wrongs, ([, [one, fields]]) =>
        site.attachment(`wrong-${wrongs.findIndex(([, [, each]]) => each === fields)}`, one, fields),
      );
      for (const [place, [what]] of wrongs.entries())
        await expectRefused(show(`wrong-${place}`).send(), what);
      await expectRefused(show('nowhere').send(), 'that is not on file');
      await site.attachment('right', kind, made);
      await expectAllowed(show('right').send());
    });
});

const bytes = (text: string, size = 300): Bytes => {
  const content = new Uint8Array(size).fill(32);
  content.set(new TextEncoder().encode(text));
  return Bytes.fromUint8Array(content);
};

const beginningWith = (...first: number[]): Bytes => {
  const content = new Uint8Array(200);
  content.set(first);
  return Bytes.fromUint8Array(content);
};

const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];

describe('a paper is a picture by its first bytes', () => {
  const add = (site: Site, fields: Data, id = 'a1') =>
    site
      .as('receptionist')
      .opens('attachments', id, 'add', 'kept', {
        kind: 'idCard',
        mediaType: 'image/png',
        ...loans,
        ...fields,
      })
      .send();

  it('[R4.4.1.5 R4.4.3.3] not empty, and no page, drawing, document or text under its name', async () => {
    const site = await world.site();
    const wrong = {
      'nothing at all': Bytes.fromUint8Array(new Uint8Array()),
      'a byte': Bytes.fromUint8Array(new Uint8Array([0x89])),
      '59 bytes of one': picture(59),
      zeros: Bytes.fromUint8Array(new Uint8Array(200)),
      'a page': bytes('<!DOCTYPE html><html><body>证</body></html>'),
      'a page with a picture inside': bytes('<html>\u0089PNG'),
      'a drawing': bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a document': bytes('%PDF-1.7'),
      'a sound that begins as WebP does': beginningWith(...ascii('RIFF'), 1, 2, 3, 4, ...ascii('WAVE')),
      'a picture of another format': bytes('GIF89a'),
      'a PNG cut at its beginning': beginningWith(0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      'a byte more than 300 KB': picture(300 * 1024 + 1),
    };
    for (const [what, content] of Object.entries(wrong)) await expectRefused(add(site, { content }), what);
    const right = {
      png: picture(),
      jpeg: beginningWith(0xff, 0xd8, 0xff, 0xe0),
      webp: beginningWith(...ascii('RIFF'), 1, 2, 3, 4, ...ascii('WEBP')),
      large: picture(300 * 1024),
    };
    for (const [id, content] of Object.entries(right)) await expectAllowed(add(site, { content }, id), id);
  });

  it('[R4.4.1.5] says for which record of which register it is', async () => {
    const site = await world.site();
    const content = picture();
    const wrong: Readonly<Record<string, Data>> = {
      'for no register': { forRegister: undefined },
      'for no record': { forRecord: undefined },
      'for the members': { forRegister: 'members' },
      'for a register that is none': { forRegister: 'others' },
      'for every record': { forRecord: '' },
      'for a path': { forRecord: 'a/b' },
      'for a list of records': { forRecord: ['l1', 'l2'] },
    };
    for (const [what, fields] of Object.entries(wrong))
      await expectRefused(add(site, { content, ...fields }), what);
    await expectAllowed(add(site, { content }));
  });
});
