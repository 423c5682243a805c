import { type Part, records, whenDue } from '../../notation/report.ts';
import type { Words } from '../../site/words.ts';

const key: Words = { zh: '钥匙', en: 'Key' };
const out: readonly Words[] = [
  key,
  { zh: '借用人', en: 'Borrowed by' },
  { zh: '借出时间', en: 'Since' },
  { zh: '应还时间', en: 'Due' },
];

/** Who has which key since when comes first (R4.4.2.5). */
export const keysInDailySummary = {
  first: [
    records(
      'keysOut',
      { zh: '借出未还的钥匙', en: 'Keys out' },
      {
        empty: { zh: '全部钥匙已收回', en: 'Every key is back' },
        columns: out,
        of: [
          {
            register: 'keyLoans',
            list: 'out',
            cells: [
              '{keyCode} {unit}',
              '{borrowedBy}（{collector}）（{delayReason}）',
              '{issued.at}',
              whenDue('return'),
            ],
            tellsOf: ['return'],
          },
          {
            register: 'areaKeyHandovers',
            list: 'drawn',
            cells: ['{keyCode} {unit}', '{drawnBy}', '{opened.at}', whenDue('return')],
            tellsOf: ['return'],
          },
        ],
      },
    ),
    records(
      'papersOwed',
      { zh: '紧急动用手续待补', en: 'Papers owed' },
      {
        empty: { zh: '没有待补的手续', en: 'No papers are owed' },
        columns: out,
        of: [
          {
            register: 'keyLoans',
            list: 'papersOwed',
            cells: ['{keyCode} {unit}', '{borrowedBy}', '{issued.at}', whenDue('papers')],
            tellsOf: ['papers'],
          },
        ],
      },
    ),
  ],
  last: [
    records(
      'keyIncidents',
      { zh: '丢失损坏', en: 'Lost or damaged' },
      {
        empty: { zh: '没有未处理的丢失损坏', en: 'No open incident' },
        columns: [key, { zh: '情况', en: 'What' }, { zh: '责任人', en: 'Answerable' }],
        of: [
          {
            register: 'keyIncidents',
            list: 'open',
            cells: ['{keyCode} {unit}', '{what}', '{answerable}'],
            tellsOf: ['sameDay'],
          },
        ],
      },
    ),
    records(
      'awaitingReseal',
      { zh: '待重新封存', en: 'To be sealed again' },
      {
        columns: [key, { zh: '用于', en: 'Opens' }, { zh: '应封存时间', en: 'Due' }],
        of: [
          {
            register: 'keys',
            list: 'awaitingReseal',
            cells: ['{code}', '{opensWhat}', whenDue('reseal')],
            tellsOf: ['reseal'],
          },
        ],
      },
    ),
  ],
} as const satisfies Record<string, readonly Part[]>;
