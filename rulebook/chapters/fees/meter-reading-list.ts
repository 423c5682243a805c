import { column, type ImportedList, mayHave } from '../../notation/imported-list.ts';

const columns = {
  number: column('表号', 'Meter', 'R3.4.1.2'),
  room: mayHave('房号', 'Room', 'R3.4.1.2'),
  reading: column('本次读数', 'Reading', 'R3.4.1.2'),
  readOn: column('抄表日期', 'Read on', 'R3.4.1.2'),
  estimated: mayHave('估读', 'Estimated', 'R3.4.1.2'),
  reason: mayHave('说明', 'Reason', 'R3.4.1.2'),
} as const;

export type MeterReadingField = keyof typeof columns;

/** 抄表清单: what the meters showed, one reading of each (R3.4.1.2). */
export const meterReadingList: ImportedList<MeterReadingField> = {
  ...{ name: 'meterReadings', isPartial: true },
  form: { zh: '抄表清单', en: 'Meter readings' },
  by: ['steward', 'engineer', 'cashier', 'assistant', 'supervisor'],
  cites: ['R3.4.1.2'],
  columns,
};
