import { all, any, holds, keeps, not, oneOf, staff, theServer } from '../../notation/condition.ts';
import { days } from '../../notation/due.ts';
import { choice, code, optional, personal, picture, text } from '../../notation/field.ts';
import { ID_PATTERN } from '../../notation/ids.ts';
import { oneByOne, own } from '../../notation/readers.ts';
import { register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { kindAbout, site, the } from '../../notation/value.ts';

/** What shows a person's identity is kept for the retention time only. */
const showsIdentity = oneOf(the('kind'), 'idCard', 'entryPass', 'letterOfAuthority');

/** Who hands the key out needs its papers; the others are of the fees. */
const isOfAKey = oneOf(the('forRegister'), 'keyLoans', 'keyDeposits', 'repairKeyPickups', 'keys');

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
    forRegister: choice('用于哪本登记', 'Made for a record of', {
      keyLoans: { zh: '客服钥匙使用登记表', en: 'Key loan register' },
      keyDeposits: { zh: '业户钥匙寄存登记表', en: 'Key deposit register' },
      repairKeyPickups: { zh: '返修钥匙领取登记表', en: 'Repair key collection register' },
      keys: { zh: '客服钥匙明细登记表', en: 'Key inventory' },
      meterReadings: { zh: '抄表记录', en: 'Meter readings' },
      arrears: { zh: '费用催收通知单', en: 'Arrears' },
    }),
    forRecord: code('用于哪条记录', 'Made for the record', ID_PATTERN, 80),
    note: optional(text('说明', 'Note')),
    content: optional(personal(picture('内容', 'Content'))),
  },
  states: {
    kept: inOrder(runs('留存', 'Kept')),
    expired: ends('已到期清除', 'Expired and removed'),
    refused: ends('不是图片，已清除', 'No picture, removed'),
  },
  readers: [
    own('opened.by'),
    holds('supervisor', 'manager'),
    oneByOne(
      any(
        all(isOfAKey, keeps(kindAbout(the('forRegister'), the('forRecord')))),
        all(not(isOfAKey), holds('steward', 'assistant', 'cashier')),
      ),
    ),
  ],
  isListed: false,
  steps: {
    add: opens('kept', {
      title: { zh: '添加', en: 'Add' },
      by: staff,
      asks: ['kind', 'mediaType', 'content', 'forRegister', 'forRecord'],
      mayAsk: ['note'],
      cites: ['R4.4.1.5', 'R4.4.3.3', 'R4.4.3.4'],
    }),
    // The rules know a picture by its first bytes; the server opens it.
    refuse: from('kept').to('refused', {
      title: { zh: '不是图片', en: 'No picture' },
      by: theServer,
      clears: ['content'],
      tells: [
        {
          people: ['opened.by'],
          roles: ['supervisor'],
          words: {
            zh: '上传的{kind}打不开，已清除，请重新拍摄',
            en: 'The {kind} that was uploaded cannot be opened and was removed: please take it again',
          },
        },
      ],
      cites: ['R4.4.1.5', 'R4.4.3.3'],
    }),
    expire: from('kept').to('expired', {
      title: { zh: '到期清除', en: 'Expire' },
      by: theServer,
      clears: ['content'],
      cites: ['R4.4.1.5', 'R2.4.1.7'],
    }),
  },
  due: {
    retention: {
      title: { zh: '证件复印件到期', en: 'Retention of the copy ends' },
      while: ['kept'],
      at: days(site('idCopyRetentionDays')).after(the('opened.at')),
      when: showsIdentity,
      concerns: [],
      words: { zh: '证件复印件到期清除', en: 'The copy is removed' },
      takes: 'expire',
      cites: ['R2.4.1.7'],
    },
  },
  columns: ['kind', 'note'],
  subject: '{kind}',
});
