import * as logger from 'firebase-functions/logger';

/** Every message of the mail's part, by name; none has an address or a word of a mail in it. */
export const logs = {
  mailSent: (id: string, attempts: number): void => logger.info('Mail sent', { id, attempts }),
  mailFailed: (id: string, attempts: number, last: boolean): void =>
    logger.warn(last ? 'Mail given up' : 'Mail will be tried again', { id, attempts }),
  mailUnsendable: (id: string): void => logger.error('Mail given up without a try', { id }),
  claimLost: (id: string, attempts: number): void =>
    logger.warn('Mail was claimed by somebody else before its result was recorded', { id, attempts }),
  bounceTaken: (noted: number): void => logger.info('A mail was handed over as a bounce', { noted }),
  mailRequeued: (id: string, by: string): void => logger.info('Mail sent again by an operator', { id, by }),
};
