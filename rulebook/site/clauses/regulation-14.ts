import type { Regulation } from './clause.ts';

export const regulation14 = {
  number: 14,
  title: { zh: '文件管理', en: 'Documents' },
  clauses: [
    {
      id: 'R14.1.1',
      zh: '文件收集存档',
      requirement:
        'The clerk (文员) gathers, files and preserves every document of the department: notices, regulations, orders, letters, summaries, reports, circulars, minutes, and government papers and laws.',
      registers: ['files'],
    },
    {
      id: 'R14.1.2',
      zh: '资料收集存档',
      requirement:
        'The papers of other departments are preserved by the clerk and the assistants: drawings, manuals, handbooks, household files, vehicle files, contact sheets, notices, letters, minutes.',
      registers: ['files'],
    },
    {
      id: 'R14.1.3',
      zh: '借阅登记',
      requirement:
        'A loan from the files states the date, the purpose, the person who handled it and the date of return; one not returned in time is flagged.',
      registers: ['fileLoans'],
    },
    {
      id: 'R14.1.4',
      zh: '秘密文件',
      requirement:
        'What is secret is not passed around. To view a secret document, to copy it or to carry it out of the office takes the approval of the general manager, and every such act is recorded.',
      registers: ['files', 'fileAccess'],
    },
    {
      id: 'R14.1.5',
      zh: '员工档案保密',
      requirement:
        'The files on staff are secret. Other people may not look into them, and the keeper has no discretion to let them.',
      registers: ['files'],
    },
    {
      id: 'R14.1.6',
      zh: '分类标明',
      requirement:
        'Files are put into classes (alphabet, subject, time) and bear clear labels, so that what is sought is found fast.',
      registers: ['files'],
    },
    {
      id: 'R14.1.7',
      zh: '清理销毁',
      requirement:
        'The files are sorted out at regular intervals. Destroying what has expired and is not worth keeping takes the approval of the general manager.',
      registers: ['fileDisposals'],
    },
    {
      id: 'R14.1.8',
      zh: '一经发文必须执行',
      requirement:
        'A document that has been issued names the people bound to carry it out and shows which of them have acknowledged it.',
      registers: ['outgoingDocs'],
    },
    {
      id: 'R14.1.9',
      zh: '签发后不得更改',
      requirement:
        'From the moment it is signed and issued a document is unalterable for everybody; to change it means to make a new version.',
      registers: ['outgoingDocs', 'files'],
    },
    {
      id: 'R14.1.10',
      zh: '分发及时准确安全',
      requirement: 'For each recipient of a document there is a record of its distribution with the times.',
      registers: ['incomingDocs', 'outgoingDocs'],
    },
    {
      id: 'R14.1.11',
      zh: '办理结果',
      requirement:
        'A document that calls for action is not put off, handled wrongly or pushed from one to another. Whoever handles it enters the result and the report on completion, and handling that exceeds its time is flagged.',
      registers: ['incomingDocs'],
    },
    {
      id: 'R14.2.1.1',
      zh: '外来文签收',
      requirement:
        'Whatever document arrives from outside, from the parent company, from the government or from others, the office signs for it.',
      registers: ['incomingDocs'],
    },
    {
      id: 'R14.2.1.2',
      zh: '分类登记分发',
      requirement: 'Incoming documents are sorted into their classes, entered and distributed without delay.',
      registers: ['incomingDocs'],
    },
    {
      id: 'R14.2.1.3',
      zh: '总经理阅批',
      requirement:
        'Before anyone else, the general manager reads an incoming document and gives the instruction on it.',
      registers: ['incomingDocs'],
    },
    {
      id: 'R14.2.1.4',
      zh: '传阅',
      requirement:
        'As the instruction says, the document goes round the department managers, one at a time, and each signs for having read it.',
      registers: ['incomingDocs'],
    },
    {
      id: 'R14.2.1.5',
      zh: '办理催促',
      requirement:
        'As the instruction says, the document goes to the department that is to act on it, and that department is urged until it has.',
      registers: ['incomingDocs'],
    },
    {
      id: 'R14.2.1.6',
      zh: '疑问请示',
      requirement: 'A doubt that comes up in handling is put to the superior, and the answer is on record.',
      registers: ['incomingDocs'],
    },
    {
      id: 'R14.2.1.7',
      zh: '退回存档',
      requirement:
        'At the end of circulation and handling the readers and the handler enter the result and the report, and the secretary gets the original back to file it.',
      registers: ['incomingDocs', 'files'],
    },
    {
      id: 'R14.2.2.1',
      zh: '对外行文审阅',
      requirement:
        'No report, request or business letter leaves for the outside before the general manager has reviewed it.',
      registers: ['outgoingDocs'],
    },
    {
      id: 'R14.2.2.2',
      zh: '留存归档',
      requirement: "Once approved, the original stays in the house and the department's clerk files it.",
      registers: ['outgoingDocs', 'files'],
    },
    {
      id: 'R14.2.2.3',
      zh: '编号登记外发',
      requirement:
        'It is the clerk who gives outgoing documents their number, registers them and sends them off; in the numbers none is skipped and none occurs twice.',
      registers: ['outgoingDocs'],
    },
    {
      id: 'R14.2.3.1',
      zh: '内部文件签阅',
      requirement:
        'An ordinary internal paper, such as a contact sheet, is drawn up by a department and bears the signature of its manager.',
      registers: ['internalDocs'],
    },
    {
      id: 'R14.2.3.2',
      zh: '内部文件连续完整',
      requirement:
        'The internal documents are preserved without omission or interruption, ready for inspection.',
      registers: ['internalDocs'],
    },
    {
      id: 'R14.2.4',
      zh: '传递人',
      requirement:
        'Only the secretary, the clerk or the staff of the office pass documents on, external and internal ones alike.',
      registers: ['incomingDocs', 'outgoingDocs', 'internalDocs'],
    },
  ],
} as const satisfies Regulation;
