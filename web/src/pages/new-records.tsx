import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type Register, stepOf } from '../../../rulebook/notation/register.ts';
import { hasForm } from '../../../rulebook/notation/step.ts';
import { newId } from '../../../rulebook/reading/paths.ts';
import { useStandings } from '../data/planning.ts';
import { useRegisters } from '../data/use-registers.ts';
import { Reason } from '../forms/step-buttons.tsx';
import { StepDialog } from '../forms/step-dialog.tsx';
import { Button, LinkButton } from '../kit/button.tsx';
import { useWords, type Words } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { Naming, type NamingWhy } from './members/naming.tsx';

/** What a record of these is made of is known elsewhere: beside its household, its cabinet, its day. */
const begunAt: Readonly<Partial<Record<RegisterName, { readonly href: string; readonly words: Words }>>> = {
  disclosures: {
    href: '/households',
    words: { zh: '到业户页面申请', en: 'Ask on the household’s page' },
  },
  keyCounts: { href: '/cabinet', words: { zh: '到钥匙柜清点', en: 'Count at the cabinet' } },
  dutyLogReviews: { href: '/dutyLog', words: { zh: '到值班日志签字', en: 'Sign in the duty log' } },
};

/** These are named in a form that knows from when until when. */
const isNaming = (name: RegisterName): name is NamingWhy => name === 'keyKeepers' || name === 'delegations';

/** The steps that open a record; those one may not take say why. */
export function NewRecords({ name, register }: { name: RegisterName; register: Register }) {
  const say = useWords();
  const { route } = useLocation();
  const registers = useRegisters(name);
  const [taking, setTaking] = useState<string | null>(null);
  const opening = Object.entries(register.steps)
    .filter(([, step]) => step.from === null && hasForm(step))
    .map(([step]) => step);
  const id = useMemo(newId, []);
  const standings = useStandings(registers, name, id, null, opening);
  const place = begunAt[name];
  if (place) {
    return (
      <div class="actions no-print">
        <LinkButton href={place.href}>{say(place.words)}</LinkButton>
      </div>
    );
  }
  if (opening.length === 0) return null;
  const refusals = (step: string) => standings?.get(step) ?? [];
  const [allowed, refused] = [
    opening.filter((step) => refusals(step).length === 0),
    opening.filter((step) => refusals(step).length > 0),
  ];
  const close = () => setTaking(null);
  const open = (made: string) => route(`/${name}/${encodeURIComponent(made)}`);
  const title = (step: string) => say(stepOf(register, step).title);
  return (
    <div class="steps steps-waiting no-print">
      {standings && (
        <>
          <div class="actions">
            {allowed.map((step) => (
              <Button key={step} icon="plus" kind="primary" onClick={() => setTaking(step)}>
                {title(step)}
              </Button>
            ))}
          </div>
          <ul class="reasons">
            {refused.map((step) => (
              <Reason key={step} title={title(step)} refusals={refusals(step)} />
            ))}
          </ul>
        </>
      )}
      {taking && isNaming(name) && <Naming why={name} onClose={close} onDone={open} />}
      {taking && !isNaming(name) && (
        <StepDialog register={name} step={taking} isDrawer onClose={close} onDone={open} />
      )}
    </div>
  );
}
