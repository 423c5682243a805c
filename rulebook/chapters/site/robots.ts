import { atLeast, holdsAsOwn, rule } from '../../notation/condition.ts';
import { choice, choices, explained, text, yesNo } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { size, the } from '../../notation/value.ts';
import { robotKinds, robotLanguages, robotProviders } from './robot-providers.ts';

const whoSetsRobots = holdsAsOwn('admin', 'manager');

const somethingIsPosted = rule(
  'somethingIsPosted',
  ['R2.4.5'],
  { zh: '至少选一类要发送的内容', en: 'Choose something that it posts' },
  atLeast(size(the('kinds')), 1),
);

/**
 * 群机器人: a group chat of WeCom, DingTalk or Feishu in which the site is told of what concerns all of them. Its
 * address lets anybody post there, so it stands in `robotAddresses`, which nobody reads: here are its last characters.
 */
export const robots = register('robots', {
  form: { zh: '群机器人', en: 'Group robots' },
  rank: 20,
  cites: ['R2.4.5'],
  fields: {
    name: explained(text('名称', 'Name', 40), '如“客服部群”', "As in 'Service desk group'"),
    provider: choice('平台', 'Provider', robotProviders),
    tail: text('地址末四位', 'Address ends with', 20),
    signed: yesNo('加签', 'Signed'),
    kinds: choices('发送内容', 'What it posts', robotKinds),
    language: choice('语言', 'Language', robotLanguages),
  },
  readers: [holdsAsOwn('admin', 'manager')],
  states: { active: inOrder(runs('启用', 'Active')), stopped: ends('停用', 'Stopped') },
  gate: 'server',
  steps: {
    // With its address, which goes elsewhere.
    add: opens('active', {
      title: { zh: '新增群机器人', en: 'Add a group robot' },
      by: whoSetsRobots,
      asks: ['name', 'provider', 'tail', 'signed', 'kinds', 'language'],
      provided: [somethingIsPosted],
      gate: 'ownCallable',
      cites: ['R2.4.5'],
    }),
    change: from('active', 'stopped').stays({
      title: { zh: '修改', en: 'Change' },
      by: whoSetsRobots,
      asks: ['name', 'kinds', 'language'],
      provided: [somethingIsPosted],
      cites: ['R2.4.5'],
    }),
    readdress: from('active', 'stopped').stays({
      title: { zh: '更换地址', en: 'Give another address' },
      by: whoSetsRobots,
      asks: ['provider', 'tail', 'signed'],
      gate: 'ownCallable',
      cites: ['R2.4.5'],
    }),
    stop: from('active').to('stopped', {
      title: { zh: '停用', en: 'Stop' },
      by: whoSetsRobots,
      cites: ['R2.4.5'],
    }),
    resume: from('stopped').to('active', {
      title: { zh: '恢复', en: 'Resume' },
      by: whoSetsRobots,
      cites: ['R2.4.5'],
    }),
  },
  lists: {
    active: listed({ zh: '启用', en: 'Active' }, [['state', '==', 'active']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['name', 'provider', 'tail', 'kinds', 'language'],
  subject: '{name}',
  detail: '{provider}',
});
