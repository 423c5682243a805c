import './fees.css';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { quantityOf } from '../../../../rulebook/chapters/fees/reckoning/metered.ts';
import type { Document, Query } from '../../data/store.ts';
import { useRecord, useRows } from '../../data/watch.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Button } from '../../kit/button.tsx';
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
  if (typeof meter !== 'string' || meter === '') return null;
  const isTyping = register === 'meterReadings' && (id === null || values.state === undefined);
  return (
    <>
      {register === 'meterReadings' && id !== null && values.state === 'taken' && (
        <PutRight meter={meter} reading={id} />
      )}
      <OfMeter key={meter} id={meter} typed={isTyping ? Number(values.reading) : Number.NaN} />
    </>
  );
}

/** A reading is put right by another one, which begins here. */
function PutRight({ meter, reading }: { meter: string; reading: string }) {
  const say = useWords();
  const { route } = useLocation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div class="actions no-print">
      <Button onClick={() => setIsOpen(true)}>{say({ zh: '更正读数', en: 'Put it right' })}</Button>
      {isOpen && (
        <StepDialog
          register="meterReadings"
          step="correct"
          preset={{ meter, corrects: reading }}
          about={['meter', 'corrects']}
          isDrawer
          onClose={() => setIsOpen(false)}
          onDone={(made) => route(`/meterReadings/${encodeURIComponent(made)}`)}
        />
      )}
    </div>
  );
}

const takenOf = (site: string, meter: string): Query => ({
  from: `sites/${site}/meterReadings`,
  where: [['meter', '==', meter]],
  limit: MOST,
});

/** So many times the largest of late, and a reading is looked at twice. */
const MANY_TIMES = 3;

function OfMeter({ id, typed }: { id: string; typed: number }) {
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
  const previous = Number(meter.value.latest);
  const now = Number.isNaN(typed) ? 0 : usedBy({ reading: typed, previous }, meter.value).used;
  return (
    <section class="section" aria-label={say({ zh: '最近用量', en: 'Used of late' })}>
      <h2>{say({ zh: '最近用量', en: 'Used of late' })}</h2>
      <p class="muted">
        {say({
          zh: `最近读数 ${meter.value.latest}（${meter.value.latestOn}）`,
          en: `Latest reading ${meter.value.latest} (${meter.value.latestOn})`,
        })}
      </p>
      {last.length > 0 && now > MANY_TIMES * largest && (
        <p class="notice-box" role="status">
          {say({
            zh: `按此读数用量为 ${now}，是最近最高用量的 ${Math.round(now / largest)} 倍，请再看一眼表`,
            en: `That is ${now} used, ${Math.round(now / largest)} times the most of late: please look at the meter again`,
          })}
        </p>
      )}
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
