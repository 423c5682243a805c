import { addDays } from 'date-fns';
import { all, any, equals, holds, nobody, staff } from '../language/condition.ts';
import { choice, optional, personal, picture, text } from '../language/field.ts';
import { register } from '../language/register.ts';
import { from, opens } from '../language/step.ts';
import { actor, the } from '../language/value.ts';
import { isDesignated } from './common.ts';

/** Kinds that show a person's identity, kept for the retention time only. */
const identityKinds: readonly unknown[] = ['idCard', 'entryPass', 'letterOfAuthority'];

/** A photo, scan or signature that a clause wants kept, in Firestore beside the records, behind the same rules. */
export const attachments = register('attachments', {
  form: { zh: '附件', en: 'Attachments' },
  cites: ['R4.4.1.5', 'R4.4.3.3', 'R4.4.3.4', 'R2.4.1.7'],
  fields: {
    kind: choice('类别', 'Kind', {
      idCard: { zh: '身份证复印件', en: 'Copy of ID card' },
      letterOfAuthority: { zh: '业户委托书', en: 'Letter of authority' },
      entryPass: { zh: '出入证', en: 'Entry pass' },
      developerProof: { zh: '开发商书面证明', en: "Developer's written proof" },
      signature: { zh: '签名', en: 'Signature' },
      photo: { zh: '照片', en: 'Photo' },
    }),
    mediaType: choice('格式', 'Format', {
      'image/jpeg': { zh: 'JPEG 图片', en: 'JPEG picture' },
      'image/png': { zh: 'PNG 图片', en: 'PNG picture' },
      'image/webp': { zh: 'WebP 图片', en: 'WebP picture' },
    }),
    note: optional(text('说明', 'Note')),
    content: optional(personal(picture('内容', 'Content'))),
  },
  states: { kept: { zh: '留存', en: 'Kept' }, expired: { zh: '已到期清除', en: 'Expired and removed' } },
  get: all(staff, any(equals(the('opened.by'), actor), holds('supervisor', 'manager'), isDesignated)),
  list: nobody,
  steps: {
    add: opens('kept', {
      title: { zh: '添加', en: 'Add' },
      by: staff,
      asks: ['kind', 'mediaType', 'content'],
      mayAsk: ['note'],
      cites: ['R4.4.1.5', 'R4.4.3.3', 'R4.4.3.4'],
    }),
    expire: from('kept').to('expired', {
      title: { zh: '到期清除', en: 'Expire' },
      by: nobody,
      clears: ['content'],
      cites: ['R4.4.1.5', 'R2.4.1.7'],
    }),
  },
  deadlines: {
    retention: {
      title: { zh: '证件复印件到期', en: 'Retention of the copy ends' },
      while: ['kept'],
      at: (record, { settings }) =>
        identityKinds.includes(record.kind) ? addDays(record.opened.at, settings.idCopyRetentionDays) : null,
      concerns: [],
      words: { zh: '证件复印件到期清除', en: 'The copy is removed' },
      takes: 'expire',
      cites: ['R2.4.1.7'],
    },
  },
  columns: ['kind', 'note'],
  subject: '{kind}',
});
