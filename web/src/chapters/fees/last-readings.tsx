import './fees.css';
import { quantityOf } from '../../../../rulebook/chapters/fees/reckoning/metered.ts';
import type { Document, Query } from '../../data/store.ts';
import { useRecord, useRows } from '../../data/watch.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import type { BesideProps } from '../chapter-pages.ts';

/** A year of readings. */
const SHOWN = 12;
/** Of a meter that is read each month, sixteen years. */
const MOST = 200;

/** R3.4.1.2 What a meter has measured of late: whoever reads it sees at once what does not fit. */
export function LastReadings({ register, id, values }: BesideProps) {
  const meter = register === 'meters' ? id : values.meter;
  return typeof meter === 'string' && meter !== '' ? <OfMeter key={meter} id={meter} /> : null;
}

const takenOf = (site: string, meter: string): Query => ({
  from: `sites/${site}/meterReadings`,
  where: [['meter', '==', meter]],
  limit: MOST,
});

function OfMeter({ id }: { id: string }) {
  const say = useWords();
  const { site } = useSession();
  const meter = useRecord(`sites/${site}/meters/${id}`);
  const readings = useRows(takenOf(site, id));
  if (!meter.value || !readings.value) return null;
  const last = readings.value
    .filter(({ data }) => data.state === 'taken')
    .map((each) => ({ id: each.id, ...usedBy(each.data, meter.value as Document) }))
    .sort((one, other) => other.readOn.localeCompare(one.readOn))
    .slice(0, SHOWN);
  const largest = Math.max(1, ...last.map(({ used }) => used));
  return (
    <section class="section" aria-label={say({ zh: '最近用量', en: 'Used of late' })}>
      <h2>{say({ zh: '最近用量', en: 'Used of late' })}</h2>
      <p class="muted">
        {say({
          zh: `最近读数 ${meter.value.latest}（${meter.value.latestOn}）`,
          en: `Latest reading ${meter.value.latest} (${meter.value.latestOn})`,
        })}
      </p>
      <dl class="bars">
        {last.map(({ id: reading, readOn, shown, used, isEstimated }) => (
          <div key={reading}>
            <dt>{readOn}</dt>
            <dd>
              <meter min={0} max={largest} value={Math.max(0, used)}>
                {used}
              </meter>
              <span>
                {used}
                {isEstimated ? say({ zh: '（估读）', en: ' (estimated)' }) : ''}
                <span class="muted"> {say({ zh: `读数 ${shown}`, en: `at ${shown}` })}</span>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A reading as it is drawn; what was used is of the meter's unit. */
function usedBy(reading: Document, { digits, multiplier }: Document) {
  const [shown, previous] = [Number(reading.reading), Number(reading.previous)];
  const meter = { digits: digits === undefined ? null : Number(digits), multiplier: Number(multiplier ?? 1) };
  const used = quantityOf({ reading: shown, previous }, meter) / 1_000;
  return { readOn: String(reading.readOn), shown, used, isEstimated: reading.estimated === true };
}
