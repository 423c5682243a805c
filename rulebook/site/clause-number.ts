/** How people write a clause: '4.4.1.5' of 'R4.4.1.5'. */
export const clauseNumber = (id: string): string => id.replace(/^R/, '');
