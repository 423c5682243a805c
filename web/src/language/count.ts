/** '1 key', '2 keys': English has a form for one; Chinese has none. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
