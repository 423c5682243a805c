import * as logger from 'firebase-functions/logger';

/** Every message of the mail's part, by name; none has an address or a word of a mail in it. */
export const logs = {
  mailSent: (id: string, attempts: number): void => logger.info('Mail sent', { id, attempts }),
  mailFailed: (id: string, attempts: number, last: boolean): void =>
    logger.warn(last ? 'Mail given up' : 'Mail will be tried again', { id, attempts }),
};
