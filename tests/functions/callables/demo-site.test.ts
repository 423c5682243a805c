import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { afterEach, describe, expect, it } from 'vitest';
import { type Document, fromFirestore } from '../../../functions/src/records/documents.ts';
import { allRegisters, registers } from '../../../rulebook/chapters/index.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { lentNow, type Rights } from '../../../rulebook/reading/rights.ts';
import { recordSchema } from '../../../rulebook/reading/schema.ts';
import { DEMO_SITE, seedDemo } from '../../../scripts/support/demo-site.ts';
import { at } from '../../support/clock.ts';
import { emulators, freshProject } from '../../support/emulators.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function seeded(now: Date) {
  emulators.auth();
  const app = initializeApp({ projectId: freshProject('demo-site') }, crypto.randomUUID());
  closing.push(() => deleteApp(app));
  const db = getFirestore(app);
  const auth = getAuth(app);
  expect(await seedDemo(db, auth, now)).toBe(true);
  const records = async (name: string): Promise<(Document & { readonly id: string })[]> => {
    const register = registers(name);
    if (register.beneath) return [];
    const found = await db.collection(`sites/${DEMO_SITE}/${name}`).get();
    return found.docs.map((each) => ({ id: each.id, ...(fromFirestore(each.data()) as Document) }));
  };
  return { db, auth, records };
}

describe('the demo site', () => {
  it.each(['2026-09-29 00:20', '2026-09-29 23:40'])(
    'is made of what the rulebook lets stand, at whatever hour it is started: %s',
    async (local) => {
      const { records } = await seeded(at(local));
      for (const register of allRegisters.filter(({ framed }) => framed === null)) {
        for (const { id, ...record } of await records(register.name)) {
          const issues = recordSchema(register).safeParse(record).error?.issues ?? [];
          expect(issues, `${register.name}/${id}`).toEqual([]);
        }
      }
    },
  );

  it('[R4.4.1.10] [R4.4.1.7] [R4.4.1.5] shows a stand-in, counts, a collector with a kept copy, a signed day', async () => {
    const now = at('2026-09-29 10:30');
    const { db, records } = await seeded(now);
    const rights = await db.doc(recordPath(DEMO_SITE, registers('rights'), 'demo-clerk')).get();
    const lent = lentNow(fromFirestore(rights.data()) as Rights, now);
    expect(lent).toMatchObject([{ absent: 'demo-steward', roles: ['steward'], buildings: ['1', '2'] }]);
    const counts = await records('keyCounts');
    expect(counts.map(({ state, missing, lent: out }) => [state, missing, out])).toEqual([
      ['done', ['D-2'], []],
      ['done', [], ['K-04']],
    ]);
    for (const { id } of counts) {
      const inventory = await db.doc(recordPath(DEMO_SITE, registers('countInventory'), id)).get();
      expect(inventory.get('keys').length).toBeGreaterThan(1);
    }
    expect(await records('dutyLogReviews')).toMatchObject([{ id: '2026-09-27', state: 'signed' }]);
    for (const attachment of await records('attachments')) {
      const made = (await records(String(attachment.forRegister))).find(
        ({ id }) => id === attachment.forRecord,
      );
      expect([made?.proof, made?.signature], attachment.id).toContain(attachment.id);
    }
    for (const loan of await records('keyLoans')) {
      const { borrowedBy, issued } = loan as { borrowedBy?: string; issued?: { by: string } };
      expect(issued?.by).not.toBe(borrowedBy);
    }
    for (const key of await records('keys')) expect(key.code).toBe(key.id);
    expect((await db.doc(`sites/${DEMO_SITE}/settings/site/standing/clock`).get()).exists).toBe(true);
  });

  it('is made once', async () => {
    const { db, auth } = await seeded(at('2026-09-29 10:30'));
    expect(await seedDemo(db, auth, at('2026-09-29 11:30'))).toBe(false);
  });
});
