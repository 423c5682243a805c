import '../../records/records.css';
import './households.css';
import './household-page.css';
import type { Register } from '../../../../rulebook/notation/register.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { StepButtons } from '../../forms/step-buttons.tsx';
import { later } from '../../kit/later.tsx';
import { Badge, Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { useWords } from '../../language/words.ts';
import { usePrintedRecord } from '../../paper/use-printed-record.tsx';
import { FieldValue } from '../../records/field-value.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { useSession } from '../../session/current.ts';
import { Completeness } from './completeness.tsx';
import { DisclosurePanel } from './disclosure-panel.tsx';
import { FilePanel } from './file-panel.tsx';
import { HouseholdKeys } from './household-keys.tsx';
import { type HouseholdProps, Part } from './part.tsx';

const Related = later(() => import('../../records/related.tsx').then((m) => m.Related));

/** What stands in the parts of the page by itself. */
const SHOWN = ['units', 'disclosures', 'keys', 'keyDeposits', 'lockChanges'] as const;

/** One household: the unit, what everybody may know, the way to the telephone number, and the keys. */
export function HouseholdPage({ id = '' }: { id?: string }) {
  const { site } = useSession();
  const registers = useRegisters(
    'households',
    'householdPhones',
    'disclosures',
    'keyDeposits',
    'lockChanges',
  );
  const { value: household, failure } = useRecord(`sites/${site}/households/${id}`);
  if (registers && household) return <Found key={id} id={id} household={household} registers={registers} />;
  return (
    <Page title={{ zh: '业户', en: 'Household' }} back="/households">
      {failure != null && <Problem words={readingFailed(failure)} />}
      {household === null && (
        <Empty icon="home" words={{ zh: '没有这一户', en: 'There is no such household' }} />
      )}
      {household !== null && failure == null && <Loading rows={7} />}
    </Page>
  );
}

function Found(props: HouseholdProps) {
  const say = useWords();
  const { id, household, registers } = props;
  const register = registers('households');
  const title = `${household.room} ${household.displayName}`;
  const state = register.states[String(household.state)]?.words;
  const printed = usePrintedRecord({
    name: 'households',
    id,
    registers,
    record: household,
    isHistoryShown: true,
  });
  return (
    <Page title={{ zh: title, en: title }} back="/households" actions={printed.button}>
      {printed.paper}
      <p class="record-head">
        <span class="muted">{say(register.form)}</span>
        {household.state !== 'current' && state && <Badge>{say(state)}</Badge>}
        {household.careMark !== undefined && <Badge tone="warn">{String(household.careMark)}</Badge>}
      </p>
      <div class="household">
        <Facts {...props} />
        <DisclosurePanel {...props} />
        <FilePanel {...props} />
        <HouseholdKeys {...props} />
        <Part title={{ zh: '经过', en: 'What happened' }} class="happened">
          <Timeline register="households" id={id} />
          {household.state === 'current' && (
            <details>
              <summary>{say({ zh: '此户已搬走？', en: 'Has this household left?' })}</summary>
              <StepButtons register="households" id={id} record={household} hide={['amend', 'amendFile']} />
            </details>
          )}
        </Part>
      </div>
      <Related register="households" id={id} except={SHOWN} />
    </Page>
  );
}

function Facts({ id, household, registers }: HouseholdProps) {
  const say = useWords();
  const { site } = useSession();
  const units = registers('units');
  const { value: unit } = useRecord(recordPath(site, units, String(household.unit)));
  const status = unit ? units.states[String(unit.state)]?.words : undefined;
  return (
    <Part title={{ zh: '业户与房屋', en: 'Household and unit' }} class="known">
      <dl class="facts">
        <Of
          register={registers('households')}
          record={household}
          names={['displayName', 'maskedPhone', 'moveInDate']}
        />
        <div>
          <dt>{say({ zh: '档案完整度', en: 'Completeness' })}</dt>
          <dd>
            <Completeness percent={Number(household.completeness ?? 0)} />
          </dd>
        </div>
        <Of
          register={units}
          record={unit ?? {}}
          isKnown={unit !== undefined}
          names={['building', 'entrance', 'floor', 'room', 'area', 'structure']}
        />
        <div>
          <dt>{say({ zh: '房屋状态', en: 'Unit is' })}</dt>
          <dd>{status && say(status)}</dd>
        </div>
      </dl>
      {/* The file and the moving out have their buttons beside what they change. */}
      <StepButtons register="households" id={id} record={household} hide={['amendFile', 'moveOut']} />
    </Part>
  );
}

interface OfProps {
  readonly register: Register;
  readonly record: Document;
  readonly names: readonly string[];
  readonly isKnown?: boolean;
}

/** Some fields; what is unknown keeps its place. */
function Of({ register, record, names, isKnown = true }: OfProps) {
  const say = useWords();
  const none = isKnown ? '—' : '…';
  return (
    <>
      {names.map((name) => (
        <div key={name}>
          <dt>{say(register.fields[name]?.title ?? { zh: name, en: name })}</dt>
          <dd>
            {record[name] === undefined ? (
              none
            ) : (
              <FieldValue register={register} name={name} record={record} />
            )}
          </dd>
        </div>
      ))}
    </>
  );
}
