/** Who has paid nothing for so many of the last months (a quarter is paid at once), and how far the chase has come. */
export const owing = [
  { room: '1-1-201', since: 3, stage: 'dunningNotice' },
  { room: '1-1-302', since: 3, stage: 'deadlineNotice' },
  { room: '1-1-502', since: 6, stage: 'stewardVisit' },
  { room: '1-1-702', since: 6, stage: 'assistantVisit' },
  { room: '1-1-902', since: 9, stage: 'managerDecision' },
] as const;
