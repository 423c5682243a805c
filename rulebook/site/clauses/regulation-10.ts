import type { Regulation } from './clause.ts';

export const regulation10 = {
  number: 10,
  title: { zh: '代售电影票', en: 'Cinema tickets at the desk' },
  clauses: [
    {
      id: 'R10.1',
      zh: '票款保管',
      requirement:
        'The receptionist has custody of the tickets and of the money taken for them; at any time the system tells how many tickets and how much cash each person holds.',
      registers: ['ticketStock'],
    },
    {
      id: 'R10.2',
      zh: '销售记录',
      requirement:
        'For every sale there is a record with the amount. Cash and records have to match, and where they do not the difference is displayed.',
      registers: ['ticketSales'],
    },
    {
      id: 'R10.3',
      zh: '每日交款',
      requirement:
        'Before work ends the takings of the day are handed to the cashier of the finance department, who confirms how much was received; takings that were not handed in are flagged.',
      registers: ['ticketRemittances'],
    },
    {
      id: 'R10.4',
      zh: '补票',
      requirement:
        'When the stock of tickets drops under the set level, the system prompts to ask the cinema for more; when there are none left, this is flagged.',
      registers: ['ticketStock'],
    },
    {
      id: 'R10.5',
      zh: '月末海报',
      requirement:
        'When a month draws to its end, the poster of the following month is requested from the cinema and put up where the staff leave the canteen.',
      registers: ['tasks'],
    },
    {
      id: 'R10.6',
      zh: '更换海报',
      requirement:
        'Posters are exchanged as the programme changes; the dates of the screenings bring up the reminders.',
      registers: ['tasks'],
    },
    {
      id: 'R10.7',
      zh: '替岗售票',
      requirement:
        'An assistant who stands in for the receptionist sells under the name of the assistant, keeps the money and gives it to the receptionist on the following day; giver and receiver both confirm.',
      registers: ['ticketSales', 'ticketRemittances'],
    },
  ],
} as const satisfies Regulation;
