import {
  all,
  any,
  before,
  type Condition,
  differs,
  equals,
  holds,
  holdsNotFor,
  implies,
  not,
  present,
  rule,
  staff,
  theServer,
} from '../../notation/condition.ts';
import { choice, instant, optional, ref, stamp, text } from '../../notation/field.ts';
import { own } from '../../notation/readers.ts';
import { listed, register } from '../../notation/register.ts';
import { awaited, ends, inOrder, runs, waits } from '../../notation/state.ts';
import { from, opens, type StepTerms } from '../../notation/step.ts';
import {
  actor,
  joined,
  later,
  laterByMinutes,
  now,
  site,
  the,
  type Value,
  was,
} from '../../notation/value.ts';
import { isHouseholds, keeperOf, livesHere, notTheRequester } from '../common.ts';

/** Of who has moved out the supervisor, the manager and the steward keep the file; nobody else needs the number. */
const householdLivesHere = livesHere(['R1.3', 'R2.4.16'], {
  zh: '业户已迁出，不再透露其电话',
  en: 'The household has moved out; its number is not disclosed any more',
});

const request: StepTerms = {
  title: { zh: '申请', en: 'Ask' },
  by: staff,
  asks: ['household', 'what', 'forWhom', 'why'],
  tells: [
    {
      roles: ['supervisor'],
      words: {
        zh: '{last.by} 申请查看业户电话，事由：{why}',
        en: '{last.by} asks for a household’s telephone number: {why}',
      },
    },
  ],
  // Everybody reads the duty log: the reason, which may name a person, stays with the request.
  log: {
    kind: 'disclosureAsked',
    words: { zh: '申请透露业户电话', en: 'Disclosure of a telephone number asked for' },
  },
  provided: [householdLivesHere],
  cites: ['R1.3'],
};

const ownRequest = rule(
  'ownRequest',
  ['R1.3'],
  { zh: '只能为自己申请', en: 'Only for yourself' },
  equals(actor, was('opened.by')),
);

// Until the server has closed it, about a minute later, a grant that ran out still stands as granted.
const noGrantRuns = rule(
  'noGrantRuns',
  ['R1.3'],
  { zh: '已批准的透露还在有效期内', en: 'Your grant still runs' },
  implies(equals(was('state'), 'granted'), all(present(was('until')), not(before(now, was('until'))))),
);

/** It runs from now on, and no longer than that. */
const endsBy = (latest: Value): Condition =>
  all(before(now, the('until')), not(before(latest, the('until'))));

/** Longer than it takes to ring three times, by clocks that differ; the page asks for ten minutes. */
const CALL_MINUTES_MOST = 30;

/** A clause demands a call before this key leaves: its keeper sees the number for that call, and it is on record. */
const call: StepTerms = {
  title: { zh: '查看号码致电业户', en: 'See the number to call the household' },
  by: keeperOf(the('key.kind')),
  asks: ['key', 'until'],
  sets: { what: 'phone' },
  stamps: ['called'],
  log: {
    kind: 'householdCalled',
    words: {
      zh: '为钥匙 {key} 致电业户，查看号码至 {until}',
      en: 'The number of the household of key {key} shown for a call, until {until}',
    },
  },
  provided: [
    rule(
      'ofItsKey',
      ['R4.4.1.5', 'R4.4.1.8', 'R1.3'],
      {
        zh: '只能为该业户在柜或借出的钥匙致电',
        en: 'Only of the household whose key is kept here',
      },
      all(
        isHouseholds(the('key.kind')),
        differs(the('key.state'), 'withdrawn'),
        any(
          equals(the('key.household'), the('household')),
          all(equals(the('key.kind'), 'repair'), equals(the('key.unit'), the('household.unit'))),
        ),
      ),
    ),
    rule(
      'notAKeyOfTheMoment',
      ['R1.3', 'R4.4.3.3'],
      {
        zh: '本人刚登记的返修钥匙，次日起方可凭以查看电话；急需请另行申请',
        en: 'A repair key that you have entered yourself opens no number before tomorrow; ask for it instead',
      },
      // A deposited one comes with the household's own entry.
      any(
        differs(the('key.kind'), 'repair'),
        differs(the('key.opened.by'), actor),
        before(the('key.opened.at'), later(now, -24)),
      ),
    ),
    rule(
      'forOneCall',
      ['R1.3', 'R4.4.1.5'],
      {
        zh: `致电查看号码最长 ${CALL_MINUTES_MOST} 分钟`,
        en: `For one call, at most ${CALL_MINUTES_MOST} minutes`,
      },
      endsBy(laterByMinutes(now, CALL_MINUTES_MOST)),
    ),
    householdLivesHere,
  ],
  cites: ['R1.3', 'R4.4.1.5', 'R4.4.1.8', 'R4.4.3.3'],
};

/**
 * 电话透露申请. One record per household and asker, so that the rules find a grant without a query; who asked
 * before, why, who approved and until when are in its history.
 */
export const disclosures = register('disclosures', {
  form: { zh: '电话透露申请', en: 'Disclosure of a telephone number' },
  cites: ['R1.3'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    what: choice('内容', 'What', { phone: { zh: '电话', en: 'Telephone number' } }),
    forWhom: optional(text('告知何人', 'For whom', 80)),
    why: optional(text('事由', 'Why')),
    key: optional(ref('致电事由的钥匙', 'Key that the call is about', 'keys')),
    until: optional(instant('有效至', 'Until')),
    decided: stamp('审批', 'Decided'),
    called: stamp('致电查看', 'Shown for a call'),
  },
  states: {
    requested: waits(
      '待批',
      'Asked',
      awaited(['approve'], { words: { zh: '电话透露申请待批', en: 'Disclosure asked for' } }),
    ),
    granted: inOrder(runs('已批准', 'Granted')),
    refused: ends('未批准', 'Refused'),
    expired: ends('已到期', 'Expired'),
  },
  identity: joined(the('household'), '~', the('opened.by')),
  readers: [own('opened.by'), holds('supervisor', 'manager')],
  steps: {
    request: opens('requested', request),
    requestAgain: from('expired', 'refused', 'granted').to('requested', {
      ...request,
      asks: ['what', 'forWhom', 'why'],
      clears: ['until', 'decided', 'key'],
      provided: [ownRequest, noGrantRuns, householdLivesHere],
    }),
    call: opens('granted', { ...call, asks: ['household', 'key', 'until'] }),
    callAgain: from('expired', 'refused', 'granted').to('granted', {
      ...call,
      clears: ['decided', 'forWhom', 'why'],
      provided: [ownRequest, noGrantRuns, ...(call.provided ?? [])],
    }),
    approve: from('requested').to('granted', {
      title: { zh: '批准', en: 'Approve' },
      by: holdsNotFor([the('opened.by')], 'supervisor', 'manager'),
      asks: ['until'],
      stamps: ['decided'],
      provided: [
        notTheRequester,
        householdLivesHere,
        rule(
          'limitedTime',
          ['R1.3'],
          {
            zh: '须限时，且不超过小区设置的最长时限',
            en: "For a limited time, no longer than the site's longest",
          },
          endsBy(later(now, site('disclosureHoursMax'))),
        ),
      ],
      tells: [
        {
          people: ['opened.by'],
          words: { zh: '电话透露申请已批准，至 {until}', en: 'Your disclosure is granted until {until}' },
        },
      ],
      log: {
        kind: 'disclosureGranted',
        words: {
          zh: '批准 {opened.by} 查看业户电话，至 {until}',
          en: '{opened.by} may see the telephone number until {until}',
        },
      },
      cites: ['R1.3'],
    }),
    refuse: from('requested').to('refused', {
      title: { zh: '不批准', en: 'Refuse' },
      by: holdsNotFor([the('opened.by')], 'supervisor', 'manager'),
      stamps: ['decided'],
      provided: [notTheRequester],
      tells: [
        { people: ['opened.by'], words: { zh: '电话透露申请未获批准', en: 'Your disclosure is refused' } },
      ],
      cites: ['R1.3'],
    }),
    revoke: from('granted').to('expired', {
      title: { zh: '提前收回', en: 'Revoke' },
      by: holds('supervisor', 'manager'),
      tells: [
        { people: ['opened.by'], words: { zh: '电话透露已提前收回', en: 'The disclosure is revoked' } },
      ],
      cites: ['R1.3'],
    }),
    expire: from('granted').to('expired', {
      title: { zh: '到期', en: 'Expire' },
      by: theServer,
      cites: ['R1.3'],
    }),
    // Whoever asked for it has left: it does not come to life when they come back.
    lapse: from('requested', 'granted').to('expired', {
      title: { zh: '离职终止', en: 'Lapse' },
      by: theServer,
      cites: ['R1.3', 'R2.4.7.8'],
    }),
  },
  due: {
    expiry: {
      title: { zh: '透露到期', en: 'Disclosure expires' },
      while: ['granted'],
      at: the('until'),
      concerns: ['opened.by'],
      words: { zh: '电话透露到期', en: 'The disclosure expires' },
      takes: 'expire',
      cites: ['R1.3'],
    },
  },
  lists: {
    requested: listed({ zh: '待批', en: 'Asked' }, [['state', '==', 'requested']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['household', 'what', 'forWhom', 'why', 'key', 'until', 'decided'],
  subject: '{household}',
  detail: '{forWhom} {why} {key}',
});
