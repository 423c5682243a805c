import {
  all,
  any,
  atLeast,
  type Condition,
  differs,
  equals,
  implies,
  moves,
  not,
  oneOf,
  present,
  type Rule,
  rule,
} from '../../notation/condition.ts';
import { afterwards, elsewhere, minus, plus, the, was } from '../../notation/value.ts';
import { keyIsStillLent, oldKeyIsLent } from '../common.ts';

export const kind = the('kind');
const isSealed = equals(kind, 'sealed');
export const backInItsPlace = [{ state: 'awaitingReseal', when: isSealed }, { state: 'inCabinet' }];

/** Of the form on which a key of its kind leaves, and the state in which it is away. */
const onItsForm = (of: (register: string, running: string) => Condition): Condition =>
  any(
    all(equals(kind, 'area'), of('areaKeyHandovers', 'drawn')),
    all(differs(kind, 'area'), of('keyLoans', 'out')),
  );

export const withItsLoan = rule(
  'withItsLoan',
  ['R4.4.1.6', 'R4.4.2.6', 'R4.4.3.6', 'R11.1.2.2'],
  { zh: '钥匙只能与借用登记同时借出、收回', en: 'A key moves only together with its loan' },
  any(
    moves('keyLoans', the('loan'), ['issue', 'releaseInEmergency'], 'key'),
    moves('areaKeyHandovers', the('loan'), ['draw'], 'key'),
  ),
);

export const withItsReturn = rule(
  'withItsReturn',
  ['R4.4.1.6', 'R4.4.2.6', 'R4.4.3.6', 'R11.1.1.2'],
  { zh: '钥匙只能与借用登记同时收回', en: 'A key comes back only together with its loan' },
  any(
    moves('keyLoans', was('loan'), ['return'], 'key'),
    moves('areaKeyHandovers', was('loan'), ['return'], 'key'),
  ),
);

export const piecesAsReturned = rule(
  'piecesAsReturned',
  ['R4.4.1.6', 'R4.4.2.6', 'R4.4.3.6', 'R11.1.1.2'],
  {
    zh: '实有数量以借用登记的收回数量为准',
    en: 'The pieces at hand follow from what the loan says came back',
  },
  onItsForm((register) => {
    const returned = afterwards(register, was('loan'), 'returnedPieces');
    const lent = afterwards(register, was('loan'), 'pieces');
    return all(present(returned), equals(returned, plus(minus(the('present'), was('present')), lent)));
  }),
);

export const notMoreThanEntered = rule(
  'notMoreThanEntered',
  ['R4.4.1.6', 'R4.4.1.8', 'R4.4.4.2.1'],
  { zh: '恢复后的数量不能多于登记数量', en: 'No more pieces come back than are entered' },
  atLeast(the('pieces'), the('present')),
);

export const piecesBack = afterwards('keyIncidents', was('incident'), 'piecesBack');

export const withItsIncident = rule(
  'withItsIncident',
  ['R4.4.1.8', 'R4.4.2.7', 'R4.4.3.7', 'R11.1.2.7', 'R11.1.1.3'],
  { zh: '须同时填写丢失损坏报告', en: 'A report must be written with it' },
  moves('keyIncidents', the('incident'), ['report'], 'key'),
);

export const withItsLockChange = (step: 'report' | 'deliver'): Rule =>
  rule(
    step === 'deliver' ? 'withItsLockChange' : 'lockChangeIsReported',
    ['R4.4.1.3'],
    { zh: '须与换锁登记同时办理', en: 'Together with the lock change' },
    moves('lockChanges', the('lockChange'), [step], 'key'),
  );

/** Lost while it was out, it hangs in its cabinet again when its loan has been settled, and not beside it. */
export const loanIsOver = rule(
  'loanIsOver',
  ['R4.4.1.6', 'R4.4.2.5', 'R11.1.1.2', 'R11.1.2.2'],
  {
    zh: '借用（领出）尚未收回，须先办理收回',
    en: 'The loan on which it was lost is still open: take it back first',
  },
  any(
    not(present(was('loan'))),
    onItsForm((register, running) => differs(elsewhere(register, was('loan'), 'state'), running)),
  ),
);

export const storedKinds = oneOf(kind, 'deposited', 'sealed');

export const householdLivesHere = keyIsStillLent(
  the('household'),
  the('household.state'),
  all(
    moves('keyLoans', the('loan'), ['issue', 'releaseInEmergency'], 'key'),
    equals(afterwards('keyLoans', the('loan'), 'emergency'), true),
    equals(afterwards('keyLoans', the('loan'), 'borrower'), 'otherDepartment'),
  ),
);

export const nobodyLivesThere = rule(
  'nobodyLivesThere',
  ['R4.4.2.1', 'R4.4.1.5'],
  {
    zh: '该房已入住或装修，没有空房钥匙；请由客服主任注销此钥匙，业户的钥匙另行寄存',
    en: 'This unit is lived in and has no vacant key; the supervisor withdraws it, the household deposits its own',
  },
  implies(equals(kind, 'vacant'), all(present(the('unit')), oneOf(the('unit.state'), 'vacant', 'unsold'))),
);

export const asTheDepositSays = rule(
  'asTheDepositSays',
  ['R4.4.1.1', 'R4.4.1.6', 'R4.4.4.1.1'],
  {
    zh: '寄存钥匙的数量以寄存登记为准',
    en: 'The pieces of a deposited key are those of the deposit register',
  },
  any(not(storedKinds), equals(the('pieces'), was('pieces'))),
);

export const opensWhatItOpened = rule(
  'opensWhatItOpened',
  ['R4.4.2.3', 'R4.4.1.6', 'R4.4.1.1'],
  {
    zh: '房间钥匙、已借出的钥匙不能改开启房号；写错的请撤出后重新登记',
    en: 'What a unit key, or a key that is out, opens is not changed; withdraw one entered wrongly and enter it again',
  },
  any(
    equals(the('opensWhat'), was('opensWhat')),
    all(not(present(the('unit'))), equals(was('state'), 'inCabinet')),
  ),
);

/** The loan says why the old key of a changed lock leaves all the same: it may open nothing (R4.4.1.3). */
export const oldKeyIsExplained = rule(
  'oldKeyIsExplained',
  ['R4.4.1.3'],
  oldKeyIsLent,
  // An area's key is no household's, and leaves on another form.
  any(
    differs(was('lockChanged'), true),
    equals(kind, 'area'),
    present(afterwards('keyLoans', the('loan'), 'oldKeyReason')),
  ),
);
