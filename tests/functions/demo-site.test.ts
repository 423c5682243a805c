import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Document, fromFirestore } from '../../functions/src/records/documents.ts';
import { allRegisters, registers } from '../../rulebook/chapters/index.ts';
import type { Place } from '../../rulebook/printing/loaders.ts';
import { hasList } from '../../rulebook/reading/listing.ts';
import { recordPath } from '../../rulebook/reading/paths.ts';
import { lentNow, type Rights } from '../../rulebook/reading/rights.ts';
import { recordSchema } from '../../rulebook/reading/schema.ts';
import { DEMO_SITE } from '../../scripts/demo/support/site.ts';
import { findDefinitions } from '../../scripts/support/definitions.ts';
import { demoFiles } from '../../scripts/support/demo-lines.ts';
import { seedDemo } from '../../scripts/support/demo-site.ts';
import { at } from '../support/clock.ts';
import { emulators, freshProject } from '../support/emulators.ts';
import { snapshotOf } from '../support/snapshot.ts';

const MORNING = at('2026-09-29 10:30');

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

type Stored = Document & { readonly id: string };

/** A demo site of its own, made at this moment. */
async function seeded(now: Date) {
  emulators.auth();
  const app = initializeApp({ projectId: freshProject('demo-site') }, crypto.randomUUID());
  closing.push(() => deleteApp(app));
  const db = getFirestore(app);
  const auth = getAuth(app);
  expect(await seedDemo(db, auth, now)).toBe(true);
  const records = async (name: string): Promise<Stored[]> => {
    const { beneath } = registers(name);
    const found = await (beneath
      ? db.collectionGroup(beneath.collection)
      : db.collection(`sites/${DEMO_SITE}/${name}`)
    ).get();
    const those = found.docs.filter(({ id }) => !beneath || id === beneath.id);
    return those.map((each) => ({ id: each.id, ...(fromFirestore(each.data()) as Document) }));
  };
  return { db, auth, records };
}

/** Where the demo lines of a register are looked for: scripts/demo/keys/key-copies.ts of chapters/keys/keyCopies.ts. */
const fileFor = ({ register, file }: Place): string =>
  `scripts/demo/${file.split('/')[1]}/${register.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

describe('the demo site', () => {
  let morning: Awaited<ReturnType<typeof seeded>>;
  beforeAll(async () => {
    morning = await seeded(MORNING);
  });

  it.each(['2026-09-29 00:20', '2026-09-29 10:30'])(
    'is made of what the rulebook lets stand, and of the past, at whatever hour it is started: %s',
    async (local) => {
      const now = at(local);
      const { records } = now.getTime() === MORNING.getTime() ? morning : await seeded(now);
      for (const register of allRegisters.filter(({ framed }) => framed === null)) {
        for (const { id, ...record } of await records(register.name)) {
          const issues = recordSchema(register).safeParse(record).error?.issues ?? [];
          expect(issues, `${register.name}/${id}`).toEqual([]);
          const { last } = record as { last: { at: Date } };
          expect(last.at.getTime(), `${register.name}/${id}`).toBeLessThan(now.getTime());
        }
      }
    },
  );

  it('begins with the duty log, which is sealed as it is written', async () => {
    const [first] = await demoFiles();
    expect(first?.name).toBe('duty/duty-log');
  });

  it('has a record of every register that people open in the page', async () => {
    const missing: string[] = [];
    for (const place of (await findDefinitions()).filter(({ definition }) => hasList(definition))) {
      const found = await morning.records(place.register);
      if (found.length === 0) missing.push(`nothing in ${place.register}: write ${fileFor(place)}`);
    }
    expect(missing).toEqual([]);
  });

  it('[R4.4.1.10] [R4.4.1.7] [R4.4.1.5] shows a stand-in, counts, a collector with a kept copy, a signed day', async () => {
    const { db, records } = morning;
    const rights = await db.doc(recordPath(DEMO_SITE, registers('rights'), 'demo-clerk')).get();
    const lent = lentNow(fromFirestore(rights.data()) as Rights, MORNING);
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

  it('is made once: a second time changes nothing', async () => {
    const { db, auth } = morning;
    const before = await snapshotOf(db);
    expect(await seedDemo(db, auth, at('2026-09-29 11:30'))).toBe(false);
    expect(await snapshotOf(db)).toEqual(before);
  });
});
