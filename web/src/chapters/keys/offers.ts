import type { Document } from '../../data/store.ts';
import { borrowersOf } from '../../forms/borrowers.ts';
import type { IconName } from '../../kit/icon.tsx';
import type { Words } from '../../language/words.ts';
import type { RegisterName } from '../../registers.ts';
import type { KeyMatters, Loan } from './key-matters.ts';

/** A step that a key's page offers, with all that it knows already. */
export interface Offer {
  readonly register: RegisterName;
  readonly step: string;
  readonly title: Words;
  readonly icon: IconName;
  /** What the key is waiting for; the others stand under 'more'. */
  readonly isMain: boolean;
  readonly isDanger?: boolean;
  /** Left out for a new record. */
  readonly id?: string;
  readonly record?: Document;
  readonly preset: Document;
  /** The household of the key's unit is looked up when the step is taken. */
  readonly wantsHousehold?: boolean;
}

interface Circumstances {
  /** Whoever looks keeps keys of this kind. */
  readonly isKeeper: boolean;
  readonly isLate: boolean;
}

/** What can follow from how a key stands, the most likely first. */
export function offersOf(
  matters: KeyMatters,
  uid: string,
  { isKeeper, isLate }: Circumstances,
): readonly Offer[] {
  switch (matters.key.state) {
    case 'inCabinet':
      return [...release(matters, uid, isKeeper), ...giveBack(matters), ...always(matters)];
    case 'out':
      return [...takeBack(matters, uid, isLate), ...always(matters)];
    case 'awaitingReseal':
      return [reseal(matters), ...giveBack(matters), ...always(matters)];
    case 'damaged':
      return [report(matters)];
    default:
      return [];
  }
}

/** The ways out of the cabinet that the release matrix knows for this kind. */
function release({ id, kind, hasHouseholdLeft }: KeyMatters, uid: string, isKeeper: boolean): Offer[] {
  const borrowers = hasHouseholdLeft ? [] : borrowersOf(kind);
  const offers: Offer[] = [];
  if (kind === 'area') {
    offers.push({
      register: 'areaKeyHandovers',
      step: 'draw',
      title: { zh: '领取区域钥匙', en: 'Draw the area keys' },
      icon: 'out',
      isMain: true,
      preset: { key: id },
    });
  }
  if (borrowers.length > 0) {
    offers.push({
      register: 'keyLoans',
      step: 'request',
      title: isKeeper ? { zh: '借出', en: 'Lend' } : { zh: '申请借用', en: 'Ask for it' },
      icon: 'out',
      isMain: true,
      preset: {
        key: id,
        // Nobody issues a key to themselves: its keeper says who borrows.
        ...(isKeeper ? {} : { borrowedBy: uid }),
        emergency: false,
        ...(borrowers.includes('staff') ? { borrower: 'staff' } : {}),
      },
    });
  }
  if (kind === 'deposited') {
    offers.push({
      register: 'keyLoans',
      step: 'releaseInEmergency',
      title: { zh: '紧急发放', en: 'Release in an emergency' },
      icon: 'warn',
      isMain: true,
      isDanger: true,
      preset: { key: id, borrower: 'otherDepartment', emergency: true },
    });
  }
  if (kind === 'repair') {
    offers.push({
      register: 'repairKeyPickups',
      step: 'hand',
      title: { zh: '业户领走', en: 'Hand over to the household' },
      icon: 'home',
      isMain: true,
      preset: { key: id },
      wantsHousehold: true,
    });
  }
  return offers;
}

function takeBack({ loan, kind }: KeyMatters, uid: string, isLate: boolean): Offer[] {
  if (!loan) return [];
  const { register, id, record } = loan;
  const back: Offer = {
    register,
    step: 'return',
    title:
      kind === 'area' ? { zh: '中班交回', en: 'Return (middle shift)' } : { zh: '收回', en: 'Take back' },
    icon: 'check',
    isMain: true,
    id,
    record,
    preset: {},
  };
  if (register !== 'keyLoans') return [back];
  const explain: Offer = {
    register,
    step: 'explainDelay',
    title: { zh: '说明未还原因', en: 'Explain the delay' },
    icon: 'clock',
    isMain: isLate,
    id,
    record,
    preset: {},
  };
  return [back, ...answers(loan, uid), explain];
}

/** Who is named as the borrower says whether it is so. */
function answers({ register, id, record }: Loan, uid: string): Offer[] {
  if (record.borrowedBy !== uid) return [];
  const of = { register, id, record, preset: {} };
  const object: Offer = {
    ...of,
    step: 'object',
    title: { zh: '否认领用', en: 'I do not have it' },
    icon: 'warn',
    isMain: record.acknowledged === undefined,
    isDanger: true,
  };
  if (record.acknowledged !== undefined) return [object];
  const acknowledge: Offer = {
    ...of,
    step: 'acknowledge',
    title: { zh: '确认领用', en: 'Confirm that I have it' },
    icon: 'check',
    isMain: true,
  };
  return [acknowledge, object];
}

const reseal = ({ id, key }: KeyMatters): Offer => ({
  register: 'keys',
  step: 'reseal',
  title: { zh: '重新封存', en: 'Seal again' },
  icon: 'lock',
  isMain: true,
  id,
  record: key,
  // The seal that was broken is not the new one.
  preset: { sealNo: '', resealSignature: undefined },
});

/** The household takes back what it had deposited; of one that has moved out the deposit is closed. */
function giveBack({ key, deposit, hasHouseholdLeft }: KeyMatters): Offer[] {
  if (!deposit || typeof key.deposit !== 'string') return [];
  const of = { register: 'keyDeposits', isMain: true, id: key.deposit, record: deposit } as const;
  if (hasHouseholdLeft) {
    return [
      { ...of, step: 'close', title: { zh: '注销寄存', en: 'Close the deposit' }, icon: 'close', preset: {} },
    ];
  }
  return [
    {
      ...of,
      step: 'return',
      title: { zh: '退还业户', en: 'Give back to the household' },
      icon: 'home',
      preset: {},
    },
  ];
}

const report = ({ id, loan }: KeyMatters): Offer => ({
  register: 'keyIncidents',
  step: 'report',
  title: { zh: '报告丢失、损坏', en: 'Report lost or damaged' },
  icon: 'warn',
  isMain: false,
  isDanger: true,
  preset: {
    key: id,
    ...(loan ? { loan: loan.id, answerable: loan.record.borrowedBy ?? loan.record.drawnBy } : {}),
  },
});

/** What can be done wherever the key is. */
function always(matters: KeyMatters): Offer[] {
  const { id, key, kind } = matters;
  const isHouseholds = kind === 'deposited' || kind === 'sealed' || kind === 'repair';
  const own = (step: string, title: Words, icon: IconName): Offer => ({
    register: 'keys',
    step,
    title,
    icon,
    isMain: false,
    id,
    record: key,
    preset: {},
  });
  const offers: Offer[] = [report(matters)];
  if (isHouseholds) {
    offers.push({
      register: 'lockChanges',
      step: 'report',
      title: { zh: '登记换锁', en: 'Report a lock change' },
      icon: 'lock',
      isMain: false,
      preset: { key: id },
      wantsHousehold: true,
    });
  }
  offers.push({
    register: 'keyCopies',
    step: 'request',
    title: { zh: '申请复配', en: 'Ask for a copy' },
    icon: 'plus',
    isMain: false,
    preset: { key: id, pieces: 1 },
  });
  offers.push(own('amend', { zh: '更新明细', en: 'Update the details' }, 'settings'));
  if (key.state === 'inCabinet') {
    offers.push(own('recount', { zh: '更正数量', en: 'Correct the number' }, 'list'));
    if (!isHouseholds) offers.push(own('withdraw', { zh: '撤出钥匙柜', en: 'Withdraw' }, 'close'));
  }
  return offers;
}

export const offerKey = ({ register, step }: Offer): string => `${register} ${step}`;
