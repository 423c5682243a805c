import { whole } from '../../notation/field.ts';
import { register } from '../../notation/register.ts';

/**
 * How far each series of numbers has come, `counters/{series}~{scope}/standing/last`: written by the server with the step
 * that takes a number (see `nextOf`), read and written by nobody else. The rules say nothing of it, so it is closed; and
 * it lies beneath, where no trigger listens.
 */
export const counters = register('counters', {
  form: { zh: '编号', en: 'Numbers given' },
  cites: ['R14.2.2.3'],
  fields: { last: whole('最后编号', 'Last number', 1, 999_999_999) },
  states: {},
  beneath: { register: 'counters', collection: 'standing', id: 'last' },
  framed: 'counters/{id}/standing/last',
  readers: [],
  steps: {},
  columns: [],
  subject: '',
});
