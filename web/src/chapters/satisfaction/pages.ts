import type { ChapterPages } from '../chapter-pages.ts';

export const pages: ChapterPages = {
  places: [
    {
      path: '/surveys',
      icon: 'list',
      words: { zh: '问卷调查', en: 'Surveys' },
      roles: ['receptionist', 'steward', 'assistant', 'supervisor', 'manager', 'gm'],
      pages: {
        '/surveys': () => import('./lists.tsx').then((m) => m.SurveyList),
        '/surveys/new': () => import('./builder.tsx').then((m) => m.NewSurvey),
        '/surveys/:id': () => import('./survey-page.tsx').then((m) => m.SurveyPage),
        '/surveys/:id/edit': () => import('./builder.tsx').then((m) => m.EditSurvey),
        '/surveys/:id/slips': () => import('./slips.tsx').then((m) => m.Slips),
        '/surveys/:id/paper': () => import('./paper-finder.tsx').then((m) => m.PaperFinder),
        '/surveys/:id/paper/:household': () => import('./paper-entry.tsx').then((m) => m.PaperEntry),
      },
    },
    {
      path: '/followUps/today',
      icon: 'check',
      words: { zh: '今日回访', en: 'Visits today' },
      roles: ['steward', 'receptionist', 'assistant', 'supervisor'],
      rank: 2,
      foremost: ['steward'],
      pages: { '/followUps/today': () => import('./visits-today.tsx').then((m) => m.VisitsToday) },
    },
    {
      path: '/visiting',
      icon: 'check',
      words: { zh: '上门走访', en: 'Visiting round' },
      roles: ['steward', 'receptionist', 'assistant', 'supervisor'],
      pages: { '/visiting': () => import('./visiting-round.tsx').then((m) => m.VisitingRound) },
    },
    {
      path: '/ballots',
      icon: 'list',
      words: { zh: '问卷答复', en: 'Ballots' },
      roles: ['receptionist', 'steward', 'assistant', 'supervisor', 'manager', 'gm'],
      pages: {
        '/ballots': () => import('./lists.tsx').then((m) => m.BallotList),
        '/ballots/:id/correct': () => import('./correct-ballot.tsx').then((m) => m.CorrectBallot),
      },
    },
  ],
  begins: {
    surveys: { form: () => import('./begin-survey.tsx').then((m) => m.BeginSurvey) },
  },
  rounds: { homeVisits: () => import('./visit-stops.ts').then((m) => m.visitStops) },
  beside: {
    ballots: () => import('./ballot-answers.tsx').then((m) => m.BallotAnswers),
    followUps: () => import('./visit-link.tsx').then((m) => m.VisitLink),
  },
};
