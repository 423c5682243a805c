import type { Regulation } from './clause.ts';

export const regulation08 = {
  number: 8,
  title: { zh: '危险品', en: 'Dangerous goods' },
  clauses: [
    {
      id: 'R8.1',
      zh: '危险品范围',
      requirement:
        'Under control are rat poison, dichlorvos, cockroach bait, alcohol and thinner; the department manager can add further goods to the list.',
      registers: ['hazmatItems'],
    },
    {
      id: 'R8.2',
      zh: '领用',
      requirement:
        'Nobody below the rank of foreman (领班) draws such goods from the warehouse; the Dangerous Goods Register (《危险品使用登记表》) records when and how much.',
      registers: ['hazmatMoves'],
    },
    {
      id: 'R8.3',
      zh: '加锁与批准发放',
      requirement:
        'Goods once drawn are locked away separately, and the cleaning foreman has the key. Every single use is approved by a foreman or someone above, and whoever approves gives the goods out personally.',
      registers: ['hazmatMoves'],
    },
    {
      id: 'R8.4',
      zh: '按量领取余量回库',
      requirement:
        'No more is taken than is needed, and the remainder goes back into stock after use; both quantities are recorded. The stock cannot become negative, a use can be closed only if drawn = used + returned, and one left open at the end of its day is flagged.',
      registers: ['hazmatMoves', 'hazmatItems'],
    },
    {
      id: 'R8.5',
      zh: '异常报告',
      requirement:
        'If anything unusual happens during use, or an accident, the foreman and the supervisor are told without delay.',
      registers: ['incidents', 'hazmatMoves'],
    },
    {
      id: 'R8.6',
      zh: '不得外借',
      requirement: 'The goods are not lent to people from outside unless permission was given.',
      registers: ['hazmatMoves'],
    },
  ],
} as const satisfies Regulation;
