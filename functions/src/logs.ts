import * as logger from 'firebase-functions/logger';

/** Every message of the functions, by name. None carries personal data. */
export const logs = {
  flawedRecord: (site: string, register: string, record: string, fields: readonly string[]): void =>
    logger.error('A record is not as the rulebook wants it', { site, register, record, fields }),
  idTaken: (path: string): void => logger.error('Something else stands where an effect was to go', { path }),
  keyNotReported: (site: string, count: string, key: string, reason: string): void =>
    logger.error('A key that a count has missed could not be reported', { site, count, key, reason }),
  parked: (path: string, reason: string): void => logger.error('A due item was put aside', { path, reason }),
  putOff: (path: string, reason: string): void =>
    logger.warn('A due item is tried again later', { path, reason }),
  reportFailed: (site: string, report: string, period: string): void =>
    logger.error('A report could not be reckoned', { site, report, period }),
  swept: (items: number, commits: number): void => logger.info('Swept', { items, commits }),
  halved: (items: number): void =>
    logger.info('A page was written by somebody else meanwhile and is halved', { items }),
  taskKnown: (site: string, job: string, period: string): void =>
    logger.info('The task is queued already', { site, job, period }),
};
