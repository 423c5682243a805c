import '../../forms/forms.css';
import { useId, useState } from 'preact/hooks';
import { entrustedRoles } from '../../../../rulebook/chapters/people/role-giving.ts';
import type { Field } from '../../../../rulebook/notation/field.ts';
import type { Registers } from '../../../../rulebook/notation/register.ts';
import { types } from '../../../../rulebook/notation/types/index.ts';
import { type CallProblem, CallRefused, call } from '../../data/call.ts';
import type { Document, Row } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { FieldInput } from '../../forms/field-input.tsx';
import { FormContext } from '../../forms/form-context.ts';
import { typedInput } from '../../forms/typed-input.ts';
import { problemOf } from '../../forms/validate.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Leave } from '../../kit/leave.tsx';
import { Clauses, Loading, Problem } from '../../kit/notes.tsx';
import { tell } from '../../kit/says.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { holdsAsOwn } from '../../session/held.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { byManagersAlone, isActive, nameOf } from './chain.ts';
import { type Given, StartPassword } from './start-password.tsx';
import { wrongSignIn } from './wrong-sign-in.ts';

interface MemberFormProps {
  /** Left out for somebody new; a dismissed one is reinstated. */
  readonly member?: Row;
  readonly onClose: () => void;
}

const titles: Readonly<Record<'add' | 'change' | 'reinstate', Words>> = {
  add: { zh: '新增员工', en: 'Add a member' },
  change: { zh: '修改职务', en: 'Change a member' },
  reinstate: { zh: '复职', en: 'Reinstate' },
};

/** Adds, changes or reinstates a member, through the server: it makes the account and sends the invitation. */
export function MemberForm({ member, onClose }: MemberFormProps) {
  const say = useWords();
  const form = useId();
  const registers = useRegisters('members');
  const mode = !member ? 'add' : isActive(member) ? 'change' : 'reinstate';
  const [isBusy, setIsBusy] = useState(false);
  const [given, setGiven] = useState<Given | null>(null);
  if (given) return <StartPassword given={given} onClose={onClose} />;
  return (
    <Dialog
      isForm
      title={member ? `${say(titles[mode])}：${nameOf(member)}` : say(titles.add)}
      isDrawer
      onClose={onClose}
      foot={
        <>
          <Leave />
          <Button kind="primary" type="submit" form={form} isBusy={isBusy}>
            {say(mode === 'add' ? { zh: '新增', en: 'Add' } : { zh: '保存', en: 'Save' })}
          </Button>
        </>
      }
    >
      {registers ? (
        <Fields
          id={form}
          member={member}
          mode={mode}
          registers={registers}
          onBusy={setIsBusy}
          onDone={(handed) => (handed ? setGiven(handed) : onClose())}
        />
      ) : (
        <Loading rows={5} />
      )}
    </Dialog>
  );
}

interface FieldsProps {
  readonly id: string;
  readonly member: Row | undefined;
  readonly mode: 'add' | 'change' | 'reinstate';
  readonly registers: Registers;
  readonly onBusy: (isBusy: boolean) => void;
  /** With what is to be handed over, where no mail could be sent. */
  readonly onDone: (given?: Given) => void;
}

/** Of somebody without an e-mail who comes, or is entrusted with more. */
type Answered = Partial<Pick<Given, 'startPassword'>>;

const REQUIRED = ['name', 'language', 'roles'];
const ORDER = ['name', 'email', 'signInName', 'phone', 'roles', 'reportsTo', 'buildings', 'language'];
const BLANK: Document = { language: 'zh', roles: [], buildings: [] };

function Fields({ id, member, mode, registers, onBusy, onDone }: FieldsProps) {
  const say = useWords();
  const session = useSession();
  const { site } = session;
  const isManager = holdsAsOwn(session, 'manager', 'gm');
  const isSteward = Array.isArray(member?.data.roles) && member.data.roles.includes('steward');
  const { fields } = registers('members');
  const [typed, setTyped] = useState<Document>({ ...BLANK, ...member?.data });
  const [isTried, setIsTried] = useState(false);
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  const time = useSiteTime();
  // An address is the account: it can't be changed, only another member added.
  const names = ORDER.filter((name) => mode !== 'change' || !['email', 'signInName'].includes(name));
  const isFixed = (name: string) => name === 'buildings' && isSteward && !isManager;
  const missing = missingIn(names, typed, fields);
  const signIn = mode === 'change' ? null : wrongSignIn(typed);
  if (signIn && !missing.has('signInName')) missing.set('signInName', signIn);

  const save = async () => {
    setIsTried(true);
    setProblems([]);
    if (missing.size > 0) return;
    onBusy(true);
    try {
      const input = typedInput(names, typed, fields);
      const { startPassword } = await (mode === 'change'
        ? call<Answered>('changeMember', { site, uid: member?.id, ...input })
        : call<Answered>('addMember', { site, ...input }));
      tell(mode === 'change' ? saved : added(input, startPassword !== undefined));
      const [name, signInName] = [String(input.name), String(input.signInName ?? member?.data.signInName)];
      onDone(startPassword === undefined ? undefined : { name, signInName, startPassword });
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      setProblems(error.problems);
    } finally {
      onBusy(false);
    }
  };

  const problemAt = (name: string) => problems.find(({ field }) => field?.split('.')[0] === name);
  const remarkOn = (name: string, field: Field) => {
    const own = isTried ? missing.get(name) : undefined;
    const told = problemAt(name);
    if (own) return { words: own, isProblem: true };
    return told && { words: inWordsOf(told, field), clauses: told.clauses, isProblem: true };
  };
  return (
    <FormContext.Provider value={{ registers, time, captured: new Map(), keep: () => undefined }}>
      <form
        id={id}
        class="step-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {names.map((name) => {
          const field = fields[name];
          if (field && isFixed(name)) return <Fixed key={name} field={field} value={typed[name]} />;
          return (
            field && (
              <FieldInput
                key={name}
                name={name}
                field={field}
                value={typed[name]}
                isRequired={REQUIRED.includes(name)}
                remark={remarkOn(name, field) ?? (name === 'roles' && !isManager ? reserved : undefined)}
                {...(isManager ? {} : { locked: entrustedRoles })}
                onChange={(value) => setTyped((now) => ({ ...now, [name]: value }))}
              />
            )
          );
        })}
        <p class="muted">
          {say({
            zh: '上级决定逾期事项逐级报给谁；职务决定能看什么、办什么，保存后下一次操作即生效。',
            en: 'Who somebody reports to decides where overdue matters climb; the roles decide what they may see and do, from their next request on.',
          })}{' '}
          <Clauses ids={['R6.1.3']} />
        </p>
        {problems
          .filter(({ field }) => !names.includes(field?.split('.')[0] ?? ''))
          .map(({ words, clauses }) => (
            <Problem key={words.zh} words={words} clauses={clauses} />
          ))}
      </form>
    </FormContext.Provider>
  );
}

const saved: Words = { zh: '已保存', en: 'Saved' };

const added = ({ name, email }: Document, isHandedOver: boolean): Words => {
  if (email !== undefined)
    return { zh: `邀请邮件已发往 ${email}`, en: `The invitation is on its way to ${email}` };
  return isHandedOver
    ? { zh: `已新增 ${name}`, en: `${name} is added` }
    : {
        zh: `已新增 ${name}，用原有密码登录`,
        en: `${name} is added, and signs in with the password they have`,
      };
};

const reserved = { words: byManagersAlone, clauses: ['R6.1.3'], isProblem: false };

/** What this person may not change, as it stands. */
function Fixed({ field: { title }, value }: { field: Field; value: unknown }) {
  const say = useWords();
  return (
    <div class="form-field">
      <span class="field-title">{say(title)}</span>
      <span>
        {Array.isArray(value) ? value.join(say({ zh: '、', en: ', ' })) || '—' : String(value ?? '—')}
      </span>
      <small class="remark">
        {say(byManagersAlone)} <Clauses ids={['R6.1.3']} />
      </small>
    </div>
  );
}

type FieldsOf = Readonly<Record<string, Field>>;

function missingIn(names: readonly string[], typed: Document, fields: FieldsOf): Map<string, Words> {
  const found = new Map<string, Words>();
  for (const name of names) {
    const field = fields[name];
    const value = field && types.cleaned(field, typed[name]);
    const problem = field && problemOf(field, value, REQUIRED.includes(name));
    if (problem) found.set(name, problem);
  }
  return found;
}

/** The server calls a field by its name in the code; a person knows its title. */
const inWordsOf = ({ field = '', words }: CallProblem, { title }: Field): Words => ({
  zh: words.zh.replace(`“${field}”`, `“${title.zh}”`),
  en: words.en.replace(`'${field}'`, `“${title.en}”`),
});
