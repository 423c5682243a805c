import { optional, text } from '../../notation/field.ts';
import { register } from '../../notation/register.ts';

/**
 * The address of a group robot and its secret, `robots/{id}/standing/address`: written by the server with the step that
 * names them and read by nobody else, for whoever knows them posts into the group. The rules say nothing of it, so it is
 * closed; and it lies beneath, where no trigger listens and no history is kept.
 */
export const robotAddresses = register('robotAddresses', {
  form: { zh: '群机器人地址', en: 'Addresses of group robots' },
  cites: ['R2.4.5'],
  fields: {
    key: text('密钥', 'Key', 200),
    secret: optional(text('加签密钥', 'Secret', 200)),
  },
  states: {},
  beneath: { register: 'robots', collection: 'standing', id: 'address' },
  framed: 'robots/{id}/standing/address',
  readers: [],
  steps: {},
  columns: [],
  subject: '',
});
