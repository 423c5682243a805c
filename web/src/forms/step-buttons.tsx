import './step-buttons.css';
import './forms.css';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Register } from '../../../rulebook/notation/register.ts';
import { hasForm, type Step } from '../../../rulebook/notation/step.ts';
import type { Refusal } from '../../../rulebook/reading/plan.ts';
import { useStandings } from '../data/planning.ts';
import type { Document } from '../data/store.ts';
import { useRegisters } from '../data/use-registers.ts';
import { Button } from '../kit/button.tsx';
import { Clauses } from '../kit/notes.tsx';
import { useWords } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { isAboutPerson, isForColleague } from './colleague.ts';
import { StepDialog } from './step-dialog.tsx';

interface StepButtonsProps {
  readonly register: RegisterName;
  readonly id: string;
  readonly record: Document;
  /** Steps that the page offers elsewhere. */
  readonly hide?: readonly string[];
  /** Stands between what can be done and what can't. */
  readonly children?: ComponentChildren;
}

/** A step of another state is no button: it does not follow from here. */
const follows = (refusals: readonly Refusal[]): boolean => !refusals.some(({ rule }) => rule === 'from');
/** A step that only goes together with another record's is taken there. */
const isOthers = (refusals: readonly Refusal[]): boolean =>
  refusals.some(({ rule }) => rule.startsWith('with'));

/** What one person says for themselves, such as who holds a key: nobody else is told why they may not. */
const isAnothersWord = ({ by }: Step, refusals: readonly Refusal[]): boolean =>
  by.condition === 'equals' && refusals.some(({ rule }) => rule === 'by');
/** Whoever may never take it is told nothing of it, unless a colleague could take it here and now. */
const isNotTheirs = (step: Step, refusals: readonly Refusal[]): boolean =>
  refusals.some(({ rule }) => rule === 'by') && !isForColleague(step, refusals);

/** A step that adds nothing but a mark that stands there already. */
const isMarked = ({ to, asks, mayAsk, stamps, signs }: Step, record: Document): boolean =>
  to.length + asks.length + mayAsk.length === 0 &&
  signs === null &&
  stamps.length > 0 &&
  stamps.every((name) => record[name] !== undefined);

/** A step that changes no state and that the record gives no occasion for, such as papers that nobody owes. */
const hasNoOccasion = ({ steps }: Register, step: Step, refusals: readonly Refusal[]): boolean => {
  const signed = Object.values(steps).flatMap(({ signs }) => signs?.field ?? []);
  return step.to.length === 0 && refusals.some(({ rule }) => !isAboutPerson(step, rule, signed));
};
/** A step by which nothing comes of the matter. */
const givesUp = ({ to }: Step): boolean =>
  to.some(({ state }) => state === 'rejected' || state === 'cancelled' || state === 'closed');
const rank = (step: Step): number => (givesUp(step) ? 0 : step.to.length > 0 ? 2 : 1);
/** What leads on comes before what only adds to the record, and that before what gives it up. */
const leadingFirst = (left: Step, right: Step): number => rank(right) - rank(left);

/** The steps that can be taken now; those that can't say why, with the clause. */
export function StepButtons({ register: name, id, record, hide = [], children }: StepButtonsProps) {
  const say = useWords();
  const [taking, setTaking] = useState<{ step: string; byColleague: boolean } | null>(null);
  const registers = useRegisters(name);
  const register = registers?.(name);
  const names = Object.entries(register?.steps ?? {})
    .filter(([step, terms]) => terms.from !== null && hasForm(terms) && !hide.includes(step))
    .map(([step]) => step);
  const standings = useStandings(registers, name, id, record, names);
  if (!register || !standings) {
    return (
      <div class="steps">
        <div class="actions steps-waiting no-print" />
        {children}
      </div>
    );
  }
  const here = names
    .flatMap((step) => {
      const terms = register.steps[step];
      return terms ? [{ step, terms, refusals: standings.get(step) ?? [] }] : [];
    })
    .filter(
      ({ terms, refusals }) =>
        follows(refusals) &&
        !isOthers(refusals) &&
        !hasNoOccasion(register, terms, refusals) &&
        !isAnothersWord(terms, refusals) &&
        !isNotTheirs(terms, refusals) &&
        !isMarked(terms, record),
    )
    .sort((left, right) => leadingFirst(left.terms, right.terms));
  const can = here.filter(({ refusals }) => refusals.length === 0);
  const cannot = here.filter(({ refusals }) => refusals.length > 0);
  return (
    <div class="steps">
      <div class="actions no-print">
        {can.map(({ step, terms }, place) => (
          <Button
            key={step}
            kind={place === 0 && !givesUp(terms) ? 'primary' : 'plain'}
            onClick={() => setTaking({ step, byColleague: false })}
          >
            {say(terms.title)}
          </Button>
        ))}
      </div>
      {children}
      {cannot.length > 0 && (
        <ul class="reasons no-print">
          {cannot.map(({ step, terms, refusals }) => (
            <Reason
              key={step}
              title={say(terms.title)}
              refusals={refusals}
              {...(isForColleague(terms, refusals)
                ? { onColleague: () => setTaking({ step, byColleague: true }) }
                : {})}
            />
          ))}
        </ul>
      )}
      {taking && (
        <StepDialog
          register={name}
          step={taking.step}
          byColleague={taking.byColleague}
          id={id}
          record={record}
          isDrawer
          onClose={() => setTaking(null)}
        />
      )}
    </div>
  );
}

interface ReasonProps {
  readonly title: string;
  readonly refusals: readonly Refusal[];
  /** Left out where nobody else could take the step either. */
  readonly onColleague?: () => void;
}

/** A button that may not be pressed, and why; who may press it can do so here. */
export function Reason({ title, refusals, onColleague }: ReasonProps) {
  const say = useWords();
  const id = useId();
  return (
    <li class="reason">
      <Button id={id} disabled>
        {title}
      </Button>
      <small>
        {refusals.slice(0, 2).map(({ words, cites }) => (
          <span key={words.zh}>
            {say(words)} <Clauses ids={cites} />{' '}
          </span>
        ))}
      </small>
      {onColleague && (
        <Button kind="quiet" icon="people" aria-describedby={id} onClick={onColleague}>
          {say({ zh: '请同事在此办理', en: 'A colleague takes it here' })}
        </Button>
      )}
    </li>
  );
}
