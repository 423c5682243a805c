import { instant, longText, optional, text } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';

/** A person's inbox, `members/{uid}/notices/{notice}`. The server writes; the person marks as read. */
export const notices = register('notices', {
  form: { zh: '通知', en: 'Notices' },
  cites: ['R2.4.5'],
  framed: 'members/{uid}/notices/{notice}',
  fields: {
    at: instant('时间', 'At'),
    kind: text('类别', 'Kind', 40),
    register: text('登记', 'Register', 40),
    record: text('记录', 'Record', 80),
    title: text('标题', 'Title'),
    text: longText('内容', 'Text'),
    wants: optional(text('待办步骤', 'Settled by', 40)),
    readAt: optional(instant('已读', 'Read')),
  },
  states: {},
  readers: [],
  steps: {},
  lists: { latest: listed({ zh: '最新', en: 'Latest' }, [], [['at', 'desc']]) },
  columns: ['at', 'title', 'text', 'readAt'],
  subject: '{title}',
});
