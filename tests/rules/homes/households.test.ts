import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { day, inHours } from '../../support/rules/moments.ts';
import { type Data, whoHold } from '../../support/rules/people.ts';
import { type Person, Steps } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { expectOnlyTheStandIn, leavesOfTheSteward } from '../../support/rules/stand-ins.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('households');

/** A household of building b1, its private file and its telephone number. */
async function household(site: Site, id: string, state = 'current', fullName = '王小红'): Promise<void> {
  await site.record('households', id, {
    ...{ unit: 'b1-101', building: 'b1', room: '1-101', displayName: '王女士', maskedPhone: '138****1234' },
    ...{ completeness: 60, state },
  });
  const beneath = `households/${id}/private`;
  await site.record(beneath, 'file', { household: id, fullName, state: 'kept' });
  await site.record(beneath, 'phone', { household: id, phones: ['13800001234'], state: 'kept' });
}

const amend = (site: Site, uid: string, id: string, fields: Data = {}) =>
  site.as(uid).moves('households', id, 'amend', { displayName: '王先生', careMark: '独居老人', ...fields });

const shown = { displayName: '王女士', maskedPhone: '139****5678' };
const fileFields = (id: string): Data => ({ household: id, fullName: '王小红', employer: '某公司' });
const phoneFields = (id: string): Data => ({ household: id, phones: ['13900005678'] });

type Part = 'household' | 'file' | 'phone';

/** The parts that are named, in one batch, the first one first. */
function amends(site: Site, uid: string, id: string, parts: readonly Part[], fields: Data = {}): Steps {
  const of = {
    household: ['households', id, 'amendFile', shown],
    file: [`households/${id}/private`, 'file', 'amend', fileFields(id)],
    phone: [`households/${id}/private`, 'phone', 'amend', phoneFields(id)],
  } as const;
  const person: Person | Steps = site.as(uid);
  const steps = parts.reduce<Person | Steps>((batch, part, place) => {
    const [register, record, step, told] = of[part];
    return batch.moves(register, record, step, place === 0 ? { ...told, ...fields } : told);
  }, person);
  if (!(steps instanceof Steps)) throw new Error('A batch has at least one part');
  return steps;
}

/** The private file, the telephone number and what most may see of them, in one batch; the first of them is the file. */
const amendFile = (site: Site, uid: string, id: string, fields: Data = {}) =>
  amends(site, uid, id, ['file', 'phone', 'household'], fields);
const amendPhone = (site: Site, uid: string, id: string, fields: Data = {}) =>
  amends(site, uid, id, ['phone', 'file', 'household'], fields);
const amendShown = (site: Site, uid: string, id: string, fields: Data = {}) =>
  amends(site, uid, id, ['household', 'file', 'phone'], fields);

describe('what most may see of a household', () => {
  const allowed = ['steward', ...whoHold('assistant', 'supervisor', 'manager')];

  it('[R3.3.4 R2.4.16] is kept current by the steward of the building, assistant, supervisor, manager', async () => {
    const site = await world.site();
    await expectOnlyBy(allowed, async (uid) => {
      await household(site, `h-${uid}`);
      return amend(site, uid, `h-${uid}`).send();
    });
  });

  it('[R4.4.1.10 R3.3.4] and by who stands in for that steward, while the leave runs', async () => {
    const site = await world.site();
    await household(site, 'h1');
    await leavesOfTheSteward(site);
    for (const change of [amend, amendFile]) {
      await expectRefused(change(site, 'cleaner', 'h2').send(), 'in another building');
      await expectOnlyTheStandIn((uid) => change(site, uid, 'h1').send());
    }
  });

  it('[R3.4.6.1 R2.4.16] name, move-in date and care mark, and nothing that comes from the file', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => amend(site, 'steward', 'h1', { moveInDate: '2026-03-01' }), {
      'a telephone number': { phone: '13800001234' },
      'another masked number': { maskedPhone: '139****0000' },
      'a fuller file than it is': { completeness: 100 },
      'another unit': { unit: 'b2-201' },
      'another building': { building: 'b2' },
      'another room': { room: '2-201' },
      'no name': { displayName: '' },
      'a full name': { displayName: '王小红' },
      'a date that is none': { moveInDate: '2026-13-01' },
      'a date in words': { moveInDate: '三月一日' },
      'moved out at the same stroke': { state: 'former' },
    });
  });

  it('[R2.4.16] is closed when it moved out, by assistant, supervisor or manager', async () => {
    const site = await world.site();
    const moveOut = (uid: string, id: string) =>
      site.as(uid).moves('households', id, 'moveOut', { state: 'former', moveOutDate: day() });
    await expectOnlyBy(whoHold('assistant', 'supervisor', 'manager'), async (uid) => {
      await household(site, `h-${uid}`);
      return moveOut(uid, `h-${uid}`).send();
    });
    for (const attempt of [moveOut, amend.bind(null, site), amendFile.bind(null, site)])
      await expectOnlyIn(['current'], ['current', 'former'], async (state) => {
        await household(site, state, state);
        return attempt('supervisor', state).send();
      });
  });

  it('[R3.4.5.2] has moved out on the very day on which it is entered, for its bills follow that day', async () => {
    const site = await world.site();
    const fields = { state: 'former', moveOutDate: day() };
    await expectOnlyTruth(() => site.as('assistant').moves('households', 'h1', 'moveOut', fields), {
      'on no day': { moveOutDate: undefined },
      yesterday: { moveOutDate: day(-1) },
      tomorrow: { moveOutDate: day(1) },
    });
  });

  const amending = { amend, amendFile: amendShown };
  for (const [step, change] of Object.entries(amending))
    describe(`the name shown, by ${step}`, () => {
      const names = {
        'two signs of a name': ['王小红', '王小', '王小**', '王小先生', '王小红女士', '欧阳小**', '小红'],
        'more than a surname': ['王**（小红）', '王*', '王***', '**', '女士', '王女士13800001234'],
        'a whole name in letters': ['Wei Li', 'Wei L.', 'W. Wei Li', 'W.Li', 'W. ', 'W. 13800001234', 'wei'],
        'what is no name': ['', '长'.repeat(51), `W. ${'i'.repeat(40)}`, '1-101', '王女士\n王小红'],
      };
      for (const [what, some] of Object.entries(names))
        it(`[R2.4.16] is not ${what}`, async () => {
          const site = await world.site();
          for (const displayName of some)
            await expectRefused(change(site, 'supervisor', 'h1', { displayName }).send(), displayName);
          await expectAllowed(change(site, 'supervisor', 'h1', { displayName: '王**' }).send());
        });

      it('[R2.4.16] is a surname with a form of address, or with stars, or with initials', async () => {
        const site = await world.site();
        for (const displayName of ['王**', '王女士', '欧阳先生', '李家', 'W. Li', "A. M. O'Brien", 'M.'])
          await expectAllowed(change(site, 'manager', 'h1', { displayName }).send(), displayName);
      });

      it('[R2.4.16] is not the full name of the file, though it looks like a form of address', async () => {
        const site = await world.site();
        await household(site, 'home', 'current', '王家');
        await household(site, 'another', 'current', '李家');
        const said = { fullName: '王家', displayName: '王家' };
        const tell = (id: string) =>
          step === 'amend'
            ? amend(site, 'supervisor', id, { displayName: said.displayName })
            : amends(site, 'supervisor', id, ['household'], { displayName: said.displayName })
                .moves(`households/${id}/private`, 'file', 'amend', {
                  household: id,
                  fullName: id === 'home' ? said.fullName : '李家',
                })
                .moves(`households/${id}/private`, 'phone', 'amend', phoneFields(id));
        await expectRefused(tell('home').send());
        await expectAllowed(tell('another').send());
      });
    });

  it('[R2.4.16] nor does a file get the name that is shown already', async () => {
    const site = await world.site();
    const called = (fullName: string) =>
      amends(site, 'steward', 'h1', ['file'], { fullName })
        .moves('households/h1/private', 'phone', 'amend', phoneFields('h1'))
        .moves('households', 'h1', 'amendFile', { ...shown, displayName: '王家' });
    await expectRefused(called('王家').send());
    await expectAllowed(called('王家乐').send());
  });
});

describe('the private part of a household', () => {
  const allowed = ['steward', ...whoHold('supervisor', 'manager')];

  it('[R2.4.16 R2.4.1.7 R3.3.4] is kept current by the steward of the building, supervisor or manager', async () => {
    const site = await world.site();
    await expectOnlyBy(allowed, async (uid) => {
      await household(site, `h-${uid}`);
      return amendFile(site, uid, `h-${uid}`).send();
    });
  });

  it('[R2.4.16] never without the household telling of it, nor the other way round; all three move or none', async () => {
    const site = await world.site();
    const some: Part[][] = [
      ...[['file'], ['phone'], ['household'], ['file', 'phone'], ['phone', 'file']],
      ...[
        ['household', 'file'],
        ['household', 'phone'],
      ],
    ] as Part[][];
    for (const parts of some)
      await expectRefused(amends(site, 'steward', 'h1', parts).send(), parts.join(' and '));
    const ofAnother = amends(site, 'supervisor', 'h1', ['file', 'phone']).moves(
      ...(['households', 'h2', 'amendFile', shown] as const),
    );
    await expectRefused(ofAnother.send(), 'told of by another household');
    const bySlip = amends(site, 'supervisor', 'h1', ['file', 'phone']).moves('households', 'h1', 'amend', {
      displayName: '李先生',
    });
    await expectRefused(bySlip.send(), 'told of by another step');
    await household(site, 'told');
    await site.put('households/told', {
      ...(await site.stored('households/told')),
      last: { step: 'amendFile', by: 'steward', at: inHours(-1) },
    });
    for (const parts of [['file'], ['phone'], ['file', 'phone']] as const)
      await expectRefused(
        amends(site, 'steward', 'told', parts).send(),
        `${parts.join(' and ')} told of an hour ago`,
      );
    await expectAllowed(amendFile(site, 'steward', 'h1').send());
    await expectAllowed(
      amendPhone(site, 'steward', 'h1').send(),
      'again, though nothing in the file changes',
    );
  });

  it('[R3.4.5.1 R2.4.16] has what the regulation asks for, each as it should be', async () => {
    const site = await world.site();
    const full = {
      ...{ idNumber: '330106199001011234', people: 3, family: ['丈夫 李明'] },
      ...{ skills: '书法', occupation: '教师', hobbies: '太极', tenancy: '自住', remark: '无' },
    };
    await expectOnlyTruth(() => amendFile(site, 'steward', 'h1', full), {
      'of another household': { household: 'h2' },
      'an empty name': { fullName: '' },
      'nobody at home': { people: -1 },
      'a crowd': { people: 51 },
      'nameless family': { family: [''] },
      'a long remark': { remark: '长'.repeat(501) },
      'telephone numbers in the file': { phones: ['13900005678'] },
      'a field of its own': { income: '50000' },
    });
  });

  it('[R1.3 R3.4.5.1] has the telephone numbers in a place of their own', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => amendPhone(site, 'steward', 'h1'), {
      'of another household': { household: 'h2' },
      'a number instead of numbers': { phones: '13900005678' },
      'numbers that are no texts': { phones: [13900005678] },
      'six numbers': { phones: [1, 2, 3, 4, 5, 6].map((last) => `1390000567${last}`) },
      'an empty number': { phones: [''] },
      'what is no number': { phones: ['abc'] },
      'a name beside a number': { phones: ['13900005678 王'] },
      'a landline without its area': { phones: ['88001234'] },
      'a second one that is no number': { phones: ['13900005678', '请打前台'] },
      'the name beside the number': { fullName: '王小红' },
      'an ID number beside the number': { idNumber: '330106199001011234' },
    });
  });

  it('[R1.3 R2.4.1.7] the number that most may see is masked, as the mask makes it', async () => {
    const site = await world.site();
    const number = (maskedPhone: unknown) => amendShown(site, 'steward', 'h1', { maskedPhone }).send();
    const open = [
      ...['13900005678', '139 0000 5678', '+8613900005678', '', 139],
      ...['13900005678*', '*13900005678', '139****00005678', '1390****5678', '139*5678', '139***5678'],
      ...['****5678', '139****', '1****2345', '139****567', '****56789', '+86****5678', '139****5678\n'],
      ...['*', '***', '*****', '*'.repeat(30), '139****5678 13900005678'],
    ];
    for (const wrong of open) await expectRefused(number(wrong), String(wrong));
    for (const right of ['139****5678', '****678', '****']) await expectAllowed(number(right), right);
  });

  it('[R2.4.16] and it is that of the first number of the file', async () => {
    const site = await world.site();
    const told = (maskedPhone: unknown, phones: readonly string[]) =>
      amends(site, 'steward', 'h1', ['household', 'file'], { maskedPhone })
        .moves('households/h1/private', 'phone', 'amend', { household: 'h1', phones })
        .send();
    const two = ['13900005678', '057188001234'];
    for (const other of ['138****5678', '139****5679', '****234', '057****1234', null])
      await expectRefused(told(other, two), String(other));
    await expectAllowed(told('139****5678', two));
    await expectAllowed(told('057****1234', two.toReversed()));
    await expectAllowed(told('****567', ['+44201234567']));
    await expectRefused(told('****567', []), 'a mask without a number');
  });

  it('[R7.3.1.3] how complete it is, nobody says of themselves', async () => {
    const site = await world.site();
    await expectRefused(amendShown(site, 'steward', 'h1', { completeness: 100 }).send());
    await expectAllowed(amendShown(site, 'steward', 'h1', {}).send());
  });
});
