import { useState } from 'preact/hooks';
import type { Register } from '../../../../../rulebook/notation/register.ts';
import { types } from '../../../../../rulebook/notation/types/index.ts';
import type { Row } from '../../../data/store.ts';
import { useRegisters } from '../../../data/use-registers.ts';
import { useRows } from '../../../data/watch.ts';
import { Button } from '../../../kit/button.tsx';
import { Clauses } from '../../../kit/notes.tsx';
import { useWords } from '../../../language/words.ts';
import { useRendering } from '../../../records/subject.ts';
import { useSession } from '../../../session/current.ts';
import { holdsAsOwn } from '../../../session/held.ts';
import { keepersQuery } from '../keepers.tsx';
import { Naming } from '../naming.tsx';

/** Kinds of keys that the person who leaves keeps: the supervisor keeps them from then on, or names somebody (R4.4.1.2). */
export function KeysLeft({ member }: { member: Row }) {
  const register = useRegisters('keyKeepers')?.('keyKeepers');
  const { value } = useRows(keepersQuery(useSession().site));
  const kept = (value ?? []).filter(({ data }) => data.keeper === member.id);
  return register && kept.length > 0 ? <Kept register={register} kept={kept} /> : null;
}

function Kept({ register, kept }: { register: Register; kept: readonly Row[] }) {
  const say = useWords();
  const mayName = holdsAsOwn(useSession(), 'supervisor');
  const rendering = useRendering(register);
  const [isNaming, setIsNaming] = useState(false);
  const { kinds } = register.fields;
  const told = kinds ? kept.map(({ data }) => types.text(kinds, data.kinds, rendering)).join(' · ') : '';
  const title = { zh: '所保管的钥匙', en: 'Keys that they keep' };
  return (
    <section class="section" aria-label={say(title)}>
      <h3>
        {say(title)} <Clauses ids={['R4.4.1.2']} />
      </h3>
      <p>{told}</p>
      <p class="muted">
        {say({
          zh: '离职后由客服主任保管，直至另行指定',
          en: 'The supervisor keeps them afterwards, until somebody is named',
        })}
      </p>
      {mayName && (
        <div class="actions">
          <Button icon="key" onClick={() => setIsNaming(true)}>
            {say({ zh: '指定保管人', en: 'Name a keeper' })}
          </Button>
        </div>
      )}
      {isNaming && <Naming register="keyKeepers" onClose={() => setIsNaming(false)} />}
    </section>
  );
}
