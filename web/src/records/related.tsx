import './related.css';
import { useMemo, useState } from 'preact/hooks';
import { readingFailed } from '../data/failures.ts';
import { type Relation, relatedQuery, relationsTo } from '../data/related.ts';
import type { Row } from '../data/store.ts';
import { useRegister } from '../data/use-registers.ts';
import { useRows } from '../data/watch.ts';
import { Button } from '../kit/button.tsx';
import { Loading, Problem } from '../kit/notes.tsx';
import { useWords } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { RecordRows } from './record-rows.tsx';

/** So many of each are shown; the register shows all of them. */
const FEW = 3;
/** So many queries are asked at once: a unit or a person may be named in half of all registers. */
const AT_ONCE = 6;

interface RelatedProps {
  readonly register: RegisterName;
  readonly id: string;
  /** Registers that the page shows by itself. */
  readonly except?: readonly RegisterName[];
}

/** What hangs on a record: of each register that names it the newest few, those first that are nothing without it. */
export function Related({ register, id, except }: RelatedProps) {
  const say = useWords();
  const session = useSession();
  const [count, setCount] = useState(AT_ONCE);
  const relations = useMemo(
    () => relationsTo(register, session).filter((each) => !except?.includes(each.register)),
    [register, session],
  );
  const more = relations.length - count;
  const rounds = Array.from({ length: Math.ceil(Math.min(count, relations.length) / AT_ONCE) }, (_, round) =>
    relations.slice(round * AT_ONCE, (round + 1) * AT_ONCE),
  );
  return (
    <>
      {rounds.map((round) => (
        <Round key={round.map((each) => `${each.register} ${each.field}`).join()} relations={round} id={id} />
      ))}
      {more > 0 && (
        <div class="actions no-print">
          <Button icon="more" onClick={() => setCount(count + AT_ONCE)}>
            {say({ zh: `查看其余 ${more} 种登记`, en: `Look into ${more} more registers` })}
          </Button>
        </div>
      )}
    </>
  );
}

/** What one round of queries finds; nothing is drawn of registers in which there is none. */
function Round({ relations, id }: { relations: readonly Relation[]; id: string }) {
  const session = useSession();
  // Always the same ones, in the same order.
  const asked = relations.map((relation) => {
    const { value, failure } = useRows(relatedQuery(relation, id, session, FEW + 1));
    return { relation, rows: value, failure };
  });
  const failure = asked.map((each) => each.failure).find((each) => each != null);
  if (asked.some((each) => each.rows === undefined && each.failure == null)) return <Loading rows={1} />;
  const isTwice = ({ register }: Relation) =>
    relations.filter((each) => each.register === register).length > 1;
  return (
    <>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {asked.map(
        ({ relation, rows }) =>
          rows !== undefined &&
          rows.length > 0 && (
            <Hanging
              key={`${relation.register} ${relation.field}`}
              {...{ relation, rows, id }}
              saysField={isTwice(relation)}
            />
          ),
      )}
    </>
  );
}

interface HangingProps {
  readonly relation: Relation;
  readonly rows: readonly Row[];
  readonly id: string;
  /** Another field of the same register names such records too. */
  readonly saysField: boolean;
}

function Hanging({ relation: { register: name, field }, rows, id, saysField }: HangingProps) {
  const say = useWords();
  const register = useRegister(name);
  if (!register) return <Loading rows={1} />;
  const title = register.fields[field]?.title;
  const all = new URLSearchParams({ by: field, of: id });
  return (
    <section class="section" aria-label={say(register.form)}>
      <div class="related-head">
        <h2>
          {say(register.form)} {saysField && title && <small>{say(title)}</small>}
        </h2>
        <a class="no-print" href={`/${name}?${all}`}>
          {say({ zh: '全部', en: 'All' })}
        </a>
      </div>
      <RecordRows register={register} rows={rows.slice(0, FEW)} isDated />
    </section>
  );
}
