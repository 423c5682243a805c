/** The zone of a site that has not set one. */
export const defaultZone = 'Asia/Shanghai';
