import { describe, expect, it } from 'vitest';
import { filesSeenMost } from '../../rulebook/chapters/homes/site-settings.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

describe('many private files looked at in a short time', () => {
  const opening = async (): Promise<TestSite> => {
    const site = await openTestSite({ at: '2026-09-29 09:05', settings: { [filesSeenMost.setting]: 3 } });
    for (const floor of [1, 2, 3, 4, 5]) await site.hasHousehold(`h${floor}`, `1-1-${floor}01`);
    return site;
  };
  const looks = (site: TestSite, uid: string, ...households: number[]) =>
    Promise.all(
      households.map((each) =>
        site.take(uid, 'fileViewings', 'view', `h${each}~${uid}`, { household: `h${each}` }),
      ),
    );
  const told = async (site: TestSite): Promise<string[]> => {
    const notices = await site.db.collectionGroup('notices').where('kind', '==', 'manyFilesSeen').get();
    return notices.docs.map((each) => `${each.ref.parent.parent?.id}: ${each.get('text.zh')}`).sort();
  };

  it('[R2.4.16] are told to the manager, with how many and by whom', async () => {
    const site = await opening();
    await looks(site, 'supervisor', 1, 2, 3);
    expect(await told(site)).toEqual([]);
    await looks(site, 'supervisor', 4);
    expect(await told(site)).toEqual([
      'manager: 李主任 一小时内查看了 4 户的私密档案或电话，请核实是否工作需要',
    ]);
  });

  it('[R2.4.16] once in the hour, however many follow and however often an event comes', async () => {
    const site = await opening();
    await looks(site, 'supervisor', 1, 2, 3, 4, 5);
    const before = await told(site);
    expect(before).toHaveLength(1);
    await site.deliver(await site.written('fileViewings', 'h5~supervisor'));
    expect(await told(site)).toEqual(before);
  });

  it('[R2.4.16] are not told of when they are spread over the day, or over several people', async () => {
    const site = await opening();
    await looks(site, 'supervisor', 1, 2);
    await looks(site, 'manager', 3, 4);
    site.clock.set('2026-09-29 10:30');
    await looks(site, 'supervisor', 4, 5);
    expect(await told(site)).toEqual([]);
  });

  it('[R2.4.16] of a manager go to whoever stands above', async () => {
    const site = await opening();
    await looks(site, 'manager', 1, 2, 3, 4);
    expect(await told(site)).toEqual([expect.stringMatching(/^gm: /)]);
  });

  it('[R2.4.16] [R1.3] numbers shown for calls count with them, a household once', async () => {
    const site = await opening();
    const rooms = ['1-2-101', '1-2-201', '1-2-301', '1-2-401'];
    for (const room of rooms) await site.hasDeposit(room, `W-${room}`);
    const until = new Date(site.clock.now().getTime() + 10 * 60_000);
    const calls = (room: string) =>
      site.take('receptionist', 'disclosures', 'call', `household-${room}~receptionist`, {
        ...{ household: `household-${room}`, key: `W-${room}`, until },
      });
    for (const room of rooms.slice(1)) await calls(room);
    expect(await told(site)).toEqual([]);
    await calls('1-2-101');
    expect(await told(site)).toEqual([expect.stringMatching(/^manager: .* 4 户的私密档案或电话/)]);
  });

  it('[R2.4.16] [R4.4.1.10] of a manager go to whoever stands above, and not to whom they have lent their leave', async () => {
    const site = await opening();
    const leave = { absent: 'manager', deputy: 'cleaner', state: 'active' };
    const ALWAYS = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2027-01-01T00:00:00Z') };
    await site.db.doc(`sites/${site.id}/delegations/leave`).set({ ...leave, ...ALWAYS });
    await site.reckonsRights();
    await looks(site, 'manager', 1, 2, 3, 4);
    expect(await told(site)).toEqual([expect.stringMatching(/^gm: /)]);
  });
});
