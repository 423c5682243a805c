import '../../kit/segments.css';
import type { Field } from '../../../../rulebook/notation/field.ts';
import { readingFailed } from '../../data/failures.ts';
import { FieldInput } from '../../forms/field-input.tsx';
import { Loading, Problem } from '../../kit/notes.tsx';
import { naturally } from '../../language/order.ts';
import { useWords, type Words } from '../../language/words.ts';
import { buildingWords, useBuildings } from './buildings.ts';
import type { PartProps } from './survey-texts.tsx';

/** All households, those of some buildings, or a sample of either. */
export function HouseholdsAsked({ register, draft, problems, onChange }: PartProps) {
  const say = useWords();
  const isSome = draft.buildings !== null;
  const isSample = draft.sample !== null;
  return (
    <section class="builder-part" aria-label={say({ zh: '发放对象', en: 'Who is asked' })}>
      <h2>{say({ zh: '发放对象', en: 'Who is asked' })}</h2>
      <Either
        name="asked-buildings"
        legend={{ zh: '楼栋', en: 'Buildings' }}
        words={[
          { zh: '全部楼栋', en: 'All buildings' },
          { zh: '指定楼栋', en: 'Some of them' },
        ]}
        isSecond={isSome}
        onPick={(picked) => onChange({ buildings: picked ? [] : null })}
      />
      {isSome && <SomeBuildings {...{ register, draft, problems, onChange }} />}
      <Either
        name="asked-sample"
        legend={{ zh: '业户', en: 'Households' }}
        words={[
          { zh: '每一户', en: 'Every household' },
          { zh: '抽样', en: 'A sample' },
        ]}
        isSecond={isSample}
        onPick={(picked) => onChange({ sample: picked ? undefined : null })}
      />
      {isSample && (
        <div class="builder-sample">
          <FieldInput
            name="sample"
            field={register.fields.sample as Field}
            value={draft.sample}
            onChange={(typed) => onChange({ sample: typed as number | undefined })}
            isRequired
            remark={problems.get('sample')}
          />
        </div>
      )}
    </section>
  );
}

interface EitherProps {
  readonly name: string;
  readonly legend: Words;
  readonly words: readonly [Words, Words];
  readonly isSecond: boolean;
  readonly onPick: (isSecond: boolean) => void;
}

function Either({ name, legend, words, isSecond, onPick }: EitherProps) {
  const say = useWords();
  return (
    <fieldset class="segments">
      <legend>{say(legend)}</legend>
      {words.map((each, at) => (
        <label key={each.en} class="segment">
          <input
            type="radio"
            name={name}
            checked={isSecond === (at === 1)}
            onChange={() => onPick(at === 1)}
          />
          <span>{say(each)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The buildings of the site's units, and those that were chosen before. */
function SomeBuildings({ draft, problems, onChange }: PartProps) {
  const say = useWords();
  const { buildings, failure } = useBuildings();
  const chosen = draft.buildings ?? [];
  const offered = [...new Set([...(buildings ?? []), ...chosen])].sort(naturally);
  const toggle = (building: string) =>
    onChange({
      buildings: chosen.includes(building)
        ? chosen.filter((each) => each !== building)
        : [...chosen, building].sort(naturally),
    });
  const wrong = problems.get('buildings');
  return (
    <fieldset class="builder-buildings" aria-invalid={wrong ? true : undefined}>
      <legend class="hidden">{say({ zh: '指定楼栋', en: 'Which buildings' })}</legend>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!buildings && failure == null && <Loading rows={1} />}
      {offered.map((building) => (
        <label class="tick" key={building}>
          <input type="checkbox" checked={chosen.includes(building)} onChange={() => toggle(building)} />
          <span>{say(buildingWords(building))}</span>
        </label>
      ))}
      {wrong && (
        <small class="remark bad" role="alert">
          {say(wrong.words)}
        </small>
      )}
    </fieldset>
  );
}
