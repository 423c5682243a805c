const YEAR = '(?:19|20|21)[0-9]{2}';
const LEAP_YEAR = '(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)';

/** A date that exists, from 1900 to 2199. */
const DATE = `(?:${YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|${LEAP_YEAR}-02-29)`;

export const DAY_PATTERN = `^${DATE}$`;

const day = new RegExp(DAY_PATTERN);

export const isDay = (value: unknown): value is string => typeof value === 'string' && day.test(value);
