import type { Regulation } from './clause.ts';

export const regulation05 = {
  number: 5,
  title: { zh: '交接班', en: 'Shift handover' },
  clauses: [
    {
      id: 'R5.1.1',
      zh: '标准时间',
      requirement:
        "Every record takes its time from a single clock, in the site's standard time: the server stamps it, and neither a person nor a device can supply it.",
      registers: ['dutyLog', 'handovers'],
    },
    {
      id: 'R5.1.2',
      zh: '内容明朗',
      requirement:
        'A matter can be handed over only when its cause, its course and its result are all filled in.',
      registers: ['handovers'],
    },
    {
      id: 'R5.1.3',
      zh: '重大问题交接',
      requirement:
        'The handover contains every major matter that was found or came up during the shift, solved ones included.',
      registers: ['handovers', 'incidents'],
    },
    {
      id: 'R5.1.4',
      zh: '上级指令交接',
      requirement:
        'Instructions and orders from superiors are passed to the incoming side, which acknowledges them.',
      registers: ['handovers', 'tasks'],
    },
    {
      id: 'R5.1.5',
      zh: '公用物品当面验清',
      requirement:
        'Shared things (office supplies, communication equipment, documents, show-flat keys and others) are registered, and both sides check them in the presence of each other.',
      registers: ['handovers', 'deskItems'],
    },
    {
      id: 'R5.1.6',
      zh: '按时交接',
      requirement:
        'The handover keeps to its time. The outgoing side leaves when its open matters are finished, or when the special reason why they are not is on record.',
      registers: ['handovers'],
    },
    {
      id: 'R5.2.1',
      zh: '班次与调班',
      requirement:
        'Everybody works the shifts of the roster. Coming late, leaving early and absence are put on record. A swap or a stand-in is never a private arrangement: the superior approves it beforehand, and it names who stands in.',
      registers: ['dutyShifts', 'shiftSwaps'],
    },
    {
      id: 'R5.2.2',
      zh: '正点交接',
      requirement: 'Outgoing and incoming side both come prepared and hand over on the hour.',
      registers: ['handovers'],
    },
    {
      id: 'R5.2.3',
      zh: '交接准备',
      requirement:
        'To prepare a handover means to gather unfinished work, new instructions and the repairs in public areas; the duty log is signed by both sides.',
      registers: ['handovers', 'dutyLog'],
    },
    {
      id: 'R5.2.4.1',
      zh: '重大紧急事件未完不得交接',
      requirement: 'As long as a major incident or an emergency is being handled, the handover is refused.',
      registers: ['handovers', 'incidents'],
    },
    {
      id: 'R5.2.4.2',
      zh: '重大设备启停不得交接',
      requirement:
        'As long as major equipment is in the course of being switched on or off, the handover is refused.',
      registers: ['handovers'],
    },
    {
      id: 'R5.2.4.3',
      zh: '准备未完成不得交接',
      requirement: 'As long as the preparation is incomplete, the handover is refused.',
      registers: ['handovers'],
    },
    {
      id: 'R5.2.4.4',
      zh: '接班人神志不清',
      requirement:
        'If the incoming person seems to have been drinking or does not have a clear head, the handover is refused until somebody else has been found to take over.',
      registers: ['handovers'],
    },
  ],
} as const satisfies Regulation;
