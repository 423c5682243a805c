import type { Document } from '../../data/store.ts';

/** What a line of a bill that bills a meter is read from. */
export interface Metered {
  /** Its readings, as far as they could be read. */
  readonly readings: readonly { readonly id: string; readonly data: Document }[];
  /** The meters of the readings, by id. */
  readonly meters: ReadonlyMap<string, Document>;
  readonly tariff: Document | null;
}

interface Tier {
  readonly above: number;
  readonly price: number;
}

/** '7 × 3.45…', as a bill has it; the dots where there are steps. */
const METERED = /^(-?[\d.]+) × ([\d.]+)…?$/;

/** What a line of a bill was reckoned from, so that a household can follow it: '读数 120→127，用量 7 × 3.45'. */
export function basisText(basis: string, metered: Metered | null): string {
  const [, quantity, price] = METERED.exec(basis) ?? [];
  if (!metered || quantity === undefined) return basis;
  return [readingsText(metered), `用量 ${quantity} × ${price}${tiersText(metered.tariff)}`]
    .filter((each) => each !== '')
    .join('，');
}

/** Of a reading and the one in its place on the same bill, only that counts. */
function readingsText({ readings, meters }: Metered): string {
  const ids = readings.map(({ id }) => id);
  const texts = readings
    .filter(({ data }) => !ids.includes(String(data.correctedBy)))
    .sort((one, other) => String(one.data.readOn).localeCompare(String(other.data.readOn)))
    .map(({ data }) => readingText(data, meters.get(String(data.meter))));
  return texts.length === 0 ? '' : `读数 ${texts.join('、')}`;
}

function readingText({ previous, reading, estimated, corrects }: Document, meter?: Document): string {
  const notes = [
    ...(meter?.multiplier === undefined || meter.multiplier === 1 ? [] : [`倍率 ${meter.multiplier}`]),
    ...(estimated === true ? ['估读'] : []),
    ...(corrects === undefined ? [] : ['更正']),
  ];
  return `${previous}→${reading}${notes.length === 0 ? '' : `（${notes.join('，')}）`}`;
}

function tiersText(tariff: Document | null): string {
  const tiers = [...((tariff?.tiers ?? []) as readonly Tier[])].sort((one, other) => one.above - other.above);
  if (tiers.length === 0) return '';
  return `（${tiers.map(({ above, price }) => `超过 ${above} 的部分 × ${price}`).join('，')}）`;
}
