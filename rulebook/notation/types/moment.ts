const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/** The moment that a text names; what came, when there is none, such as the 30th of February. */
export function momentFromWire(value: unknown): unknown {
  if (typeof value !== 'string' || !MOMENT.test(value)) return value;
  const moment = new Date(value);
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 19) === value.slice(0, 19);
  return isReal ? moment : value;
}
