import {
  all,
  any,
  before,
  type Condition,
  differs,
  equals,
  holds,
  holdsAsOwn,
  keeps,
  not,
  oneOf,
  present,
  type Rule,
  rule,
  tends,
} from '../notation/condition.ts';
import { group, minute, personal, text, yesNo } from '../notation/field.ts';
import {
  actor,
  afterwards,
  elsewhere,
  minus,
  type Operand,
  ownId,
  plus,
  the,
  type Value,
  was,
} from '../notation/value.ts';
import type { ClauseId } from '../site/clauses/index.ts';
import type { Words } from '../site/words.ts';

/** A phone call with a household: time to the minute, with whom, and whether they agreed. */
export const phoneCall = (zh: string, en: string) => ({
  ...group(zh, en, {
    at: minute('通话时间', 'Time of the call'),
    with: personal(text('接听人', 'Spoken with', 50)),
    agreed: yesNo('业户同意', 'The household agrees'),
  }),
  call: true as const,
});

/** How a unit was left (R11.1.2.3). */
export const statementOnLeaving = (zh: string, en: string) =>
  group(zh, en, {
    powerOff: yesNo('已断电', 'Power off'),
    doorsAndWindowsShut: yesNo('门窗已关', 'Doors and windows shut'),
    locked: yesNo('已锁门', 'Unit locked'),
  });

/**
 * The keeper of a kind of key: the supervisor, or who the supervisor named for it (R4.4.1.2, R4.4.2.1, R4.4.3.1), or
 * one of `others`.
 */
export const keeperOf = (kind: Operand, ...others: Condition[]): Condition =>
  rule(
    'keeper',
    ['R4.3.2', 'R4.4.1.2', 'R4.4.2.1', 'R4.4.3.1', 'R11.1.1.1', 'R11.1.2.1'],
    {
      zh: '须由客服主任或其指定的该类钥匙保管人办理',
      en: 'For the supervisor or the keeper named for this kind of key',
    },
    any(holdsAsOwn('supervisor'), keeps(kind), ...others),
  );

/** The keeper of any key: area keys lie in the control room (R11.1.1.1). */
export const keeperOfAny = (kind: Operand): Condition =>
  keeperOf(kind, all(equals(kind, 'area'), holds('security')));

/** The steward of the building, or who stands in for that steward (R4.4.1.10). */
export const stewardOf = (building: Operand): Condition =>
  rule(
    'stewardOfTheBuilding',
    ['R3.3.2', 'R3.3.4', 'R2.4.1.7'],
    { zh: '须由该楼栋的片区管理员办理', en: 'For the steward of the building' },
    tends(building),
  );

/** Of a key that is a household's, the household is asked (R4.4.1.8, R4.4.3.8). */
export const isHouseholds = (kind: Operand): Condition => oneOf(kind, 'deposited', 'sealed', 'repair');

const isCurrent = equals(the('household.state'), 'current');

/** What is done for a household, or told of it, ends when it moves out; `lives` may name what goes on all the same. */
export const livesHere = (cites: readonly ClauseId[], words: Words, lives: Condition = isCurrent): Rule =>
  rule('householdLivesHere', cites, words, lives);

/** Who has moved out has no key here any more; the supervisor ends what is left. */
export const householdLivesHere = livesHere(['R4.4.1.1', 'R4.4.3.3', 'R2.4.16'], {
  zh: '该业户已迁出',
  en: 'This household has moved out',
});

export const keyIsLentNoMore: Words = {
  zh: '业户已迁出，钥匙不再出借；请由客服主任注销寄存',
  en: 'The household has moved out and its key is not lent any more; the supervisor closes the deposit',
};

export const oldKeyIsLent: Words = {
  zh: '业户已换锁，新钥匙未交，这把旧钥匙可能打不开门；仍要借出须写明原因',
  en: 'The household has changed its lock and this is the old key: say why it is lent all the same',
};

/** Who has moved out lends no key; in a flood the department goes in all the same. */
export const keyIsStillLent = (household: Operand, state: Operand, inEmergency: Condition): Rule =>
  livesHere(
    ['R4.4.1.1', 'R4.4.1.5', 'R2.4.16'],
    keyIsLentNoMore,
    any(not(present(household)), equals(state, 'current'), inEmergency),
  );

/** A photo, scan or signature that was made for this very record and is still kept: it serves no other. */
export const madeForThis = (field: string, register: string): Condition =>
  all(
    equals(the(`${field}.forRegister`), register),
    equals(the(`${field}.forRecord`), ownId),
    equals(the(`${field}.state`), 'kept'),
  );

/** Four eyes: who asked does not decide. */
export const notTheRequester = rule(
  'notTheRequester',
  ['R4.4.1.4', 'R4.3.1', 'R1.3', 'R4.4.2.9'],
  { zh: '申请人不能自己批准', en: 'You asked for it, so you cannot approve it' },
  not(equals(actor, the('opened.by'))),
);

/** Four eyes again: where both sign, they are two. */
export const twoPeopleApprove = rule(
  'twoPeopleApprove',
  ['R4.4.1.4'],
  { zh: '同一人不能批准两次，须由两人批准', en: 'Two people approve; nobody approves twice' },
  any(
    not(present(the('approvals.supervisor.by'))),
    differs(the('approvals.supervisor.by'), the('approvals.manager.by')),
  ),
);

/** How many pieces of its key are there when those of a loan have come back: what was there, less what it took. */
export const presentAgain: Value = plus(
  minus(elsewhere('keys', was('key'), 'present'), was('pieces')),
  the('returnedPieces'),
);

/**
 * A report of the very key of this loan, on this loan, since it began: written with its return, or while the key was
 * out, and not solved yet.
 */
export const isReportedSince = (began: Operand): Condition =>
  all(
    present(the('incident')),
    equals(afterwards('keyIncidents', the('incident'), 'loan'), ownId),
    equals(afterwards('keyIncidents', the('incident'), 'key'), was('key')),
    differs(afterwards('keyIncidents', the('incident'), 'state'), 'solved'),
    not(before(afterwards('keyIncidents', the('incident'), 'opened.at'), began)),
  );
