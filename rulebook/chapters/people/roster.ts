import { register } from '../../notation/register.ts';

/**
 * The people of a site in one document, `settings/site/standing/roster`: names, addresses, roles, the chain, and leaves.
 * The server writes it with every step of a member or a leave, and reads it wherever somebody is told of something, so
 * that a step costs the same however many people work here. It has their addresses, so nobody else reads it.
 */
export const roster = register('roster', {
  form: { zh: '在岗名册', en: 'Roster' },
  cites: ['R6.1.3', 'R4.4.1.10'],
  fields: {},
  states: {},
  beneath: { register: 'settings', collection: 'standing', id: 'roster' },
  framed: 'settings/{id}/standing/roster',
  readers: [],
  steps: {},
  columns: [],
  subject: '',
});
