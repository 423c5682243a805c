import './blank-box.css';
import type { Field, FieldOf } from '../../../rulebook/notation/field.ts';
import { partsOf } from '../../../rulebook/notation/types/parts.ts';
import { settingIn } from '../../../rulebook/reading/due.ts';
import { useWords, type Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';

const yesOrNo: Readonly<Record<string, Words>> = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
};

const day: Words = { zh: '　　　年　　月　　日', en: '________ - ____ - ____' };
const moment: Words = { zh: '　　　年　　月　　日　　时　　分', en: '________ - ____ - ____   ____ : ____' };

/** Lines of a table that is to be filled in by hand, where nothing says how many. */
const EMPTY_LINES = 6;
const TEXTS_MOST = 4;

/** Returns true iff the box of a field takes the whole width of a form. */
export const isLongBox = (field: Field): boolean => {
  switch (field.type) {
    case 'text':
      return field.max > 60;
    case 'choice':
    case 'choices':
      return Object.keys(field.choices).length > 3;
    default:
      return ['group', 'texts', 'refs', 'days', 'rows', 'checklist'].includes(field.type);
  }
};

/** Room for a field on paper: boxes to tick for its choices, lines to write on, a table for its lines. */
export function BlankBox({ field }: { field: Field }) {
  const say = useWords();
  switch (field.type) {
    case 'choice':
    case 'choices':
      return <Ticks choices={field.choices} />;
    case 'yesNo':
      return <Ticks choices={yesOrNo} />;
    case 'day':
      return <p class="blank-line">{say(day)}</p>;
    case 'instant':
    case 'minute':
      return <p class="blank-line">{say(moment)}</p>;
    case 'money':
      return <p class="blank-line">¥</p>;
    case 'text':
      return <p class={field.lines ? 'blank-page' : field.max > 60 ? 'blank-lines' : 'blank-line'} />;
    case 'texts':
      return <Numbered most={Math.min(TEXTS_MOST, field.items)} />;
    case 'refs':
    case 'days':
      return <p class="blank-lines" />;
    case 'group':
      return <Parts fields={field.fields} />;
    case 'rows':
      return <Lines field={field} items={Array(Math.min(EMPTY_LINES, field.most)).fill('')} />;
    case 'checklist':
      return <Checklist field={field} />;
    default:
      return <p class="blank-line" />;
  }
}

function Ticks({ choices }: { choices: Readonly<Record<string, Words>> }) {
  const say = useWords();
  return (
    <ul class="blank-ticks">
      {Object.entries(choices).map(([name, words]) => (
        <li key={name}>□ {say(words)}</li>
      ))}
    </ul>
  );
}

function Numbered({ most }: { most: number }) {
  return (
    <>
      {Array.from({ length: most }, (_, at) => (
        <p class="blank-line" key={at}>
          {at + 1}.
        </p>
      ))}
    </>
  );
}

function Parts({ fields }: { fields: Readonly<Record<string, Field>> }) {
  const say = useWords();
  return (
    <>
      {Object.entries(fields).map(([name, field]) => (
        <div class="blank-part" key={name}>
          <span>{say(field.title)}</span>
          <div>
            <BlankBox field={field} />
          </div>
        </div>
      ))}
    </>
  );
}

/** The items of the site's own list; of a list that a record names, there is room to write them. */
function Checklist({ field }: { field: FieldOf<'checklist'> }) {
  const { settings } = useSession();
  const setting = settingIn(field.items);
  const items = setting === null ? undefined : settings[setting];
  return (
    <Lines
      field={field}
      items={Array.isArray(items) ? items.map(String) : Array(Math.min(EMPTY_LINES, field.most)).fill('')}
    />
  );
}

function Lines({ field, items }: { field: Field; items: readonly string[] }) {
  const say = useWords();
  const columns = Object.entries(partsOf(field) ?? {});
  return (
    <table>
      <thead>
        <tr>
          {columns.map(([name, { title }]) => (
            <th key={name} scope="col">
              {say(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item, at) => (
          <tr key={at}>
            {columns.map(([name, part]) => (
              <td key={name}>{name === 'item' && item !== '' ? item : <BlankBox field={part} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
