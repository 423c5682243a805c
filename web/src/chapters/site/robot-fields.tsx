import '../../forms/forms.css';
import { useState } from 'preact/hooks';
import {
  type RobotProvider,
  robotHosts,
  robotKeyIn,
  robotProviders,
  signingProviders,
  wrongRobotAddress,
} from '../../../../rulebook/chapters/site/robot-providers.ts';
import { explained, type Field, optional, text } from '../../../../rulebook/notation/field.ts';
import type { Registers } from '../../../../rulebook/notation/register.ts';
import { types } from '../../../../rulebook/notation/types/index.ts';
import { type CallName, type CallProblem, CallRefused, call } from '../../data/call.ts';
import type { Document } from '../../data/store.ts';
import { FieldInput } from '../../forms/field-input.tsx';
import { FormContext } from '../../forms/form-context.ts';
import { typedInput } from '../../forms/typed-input.ts';
import { problemOf } from '../../forms/validate.ts';
import { Problem } from '../../kit/notes.tsx';
import type { Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';

/** What is typed of a robot and never shown again. */
const typedOnce: Readonly<Record<'address' | 'secret', Field>> = {
  address: explained(
    text('Webhook 地址', 'Webhook address', 280),
    '在群机器人的设置里复制。保存后不再显示，请勿发给他人：有地址就能在群里发消息',
    'Copy it from the settings of the robot. It is not shown again; keep it to yourself: who has it can post in the group',
  ),
  secret: explained(
    optional(text('加签密钥', 'Secret', 200)),
    '机器人的安全设置选了“加签”（钉钉）或“签名校验”（飞书）才填',
    'Only if the robot is set to ask for a signature',
  ),
};

interface RobotFieldsProps {
  readonly formId: string;
  readonly registers: Registers;
  /** Which of its fields are typed here, before the address and the secret. */
  readonly names: readonly string[];
  readonly begin: Document;
  readonly callable: CallName;
  readonly id: string;
  readonly onBusy: (isBusy: boolean) => void;
  readonly onDone: () => void;
}

const isProvider = (value: unknown): value is RobotProvider =>
  typeof value === 'string' && Object.hasOwn(robotProviders, value);

/** What a robot is and where it posts: sent to the server, which keeps the address apart. */
export function RobotFields(props: RobotFieldsProps) {
  const { formId, registers, names, begin } = props;
  const time = useSiteTime();
  const [typed, setTyped] = useState<Document>(begin);
  const { provider } = typed;
  const isSigning = isProvider(provider) && signingProviders.includes(provider);
  const fields: Readonly<Record<string, Field>> = {
    ...Object.fromEntries(names.flatMap((name) => pick(registers('robots').fields, name))),
    address: typedOnce.address,
    ...(isSigning ? { secret: typedOnce.secret } : {}),
  };
  const saving = useSaving(props, fields, typed);
  return (
    <FormContext.Provider value={{ registers, time, captured: new Map(), keep: () => undefined }}>
      <form
        id={formId}
        class="step-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        {Object.entries(fields).map(([name, field]) => (
          <FieldInput
            key={name}
            name={name}
            field={field}
            value={typed[name]}
            isRequired={!field.optional}
            remark={saving.remarkOn(name) ?? hintOn(name, provider)}
            onChange={(value) => setTyped((now) => ({ ...now, [name]: value }))}
          />
        ))}
        {saving.problems
          .filter(({ field = '' }) => !Object.hasOwn(fields, field))
          .map(({ words, clauses }) => (
            <Problem key={words.zh} words={words} clauses={clauses} />
          ))}
      </form>
    </FormContext.Provider>
  );
}

const pick = (fields: Readonly<Record<string, Field>>, name: string): [string, Field][] => {
  const field = fields[name];
  return field ? [[name, field]] : [];
};

/** How the address begins, once it is known whose it is. */
function hintOn(name: string, provider: unknown) {
  if (name !== 'address' || !isProvider(provider)) return undefined;
  const begins = robotHosts[provider].host + robotHosts[provider].path;
  const { help } = typedOnce.address;
  const words: Words = { zh: `以 ${begins} 开头。${help?.zh}`, en: `It begins with ${begins}. ${help?.en}` };
  return { words, isProblem: false };
}

function useSaving(
  { callable, id, onBusy, onDone }: RobotFieldsProps,
  fields: Readonly<Record<string, Field>>,
  typed: Document,
) {
  const { site } = useSession();
  const [isTried, setIsTried] = useState(false);
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  const wrong = wrongIn(fields, typed);
  const save = async (): Promise<void> => {
    setIsTried(true);
    setProblems([]);
    if (wrong.size > 0) return;
    onBusy(true);
    try {
      await call(callable, { site, id, ...typedInput(Object.keys(fields), typed, fields) });
      onDone();
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      setProblems(error.problems);
    } finally {
      onBusy(false);
    }
  };
  const remarkOn = (name: string) => {
    const own = isTried ? wrong.get(name) : undefined;
    const words = own ?? problems.find(({ field }) => field === name)?.words;
    return words && { words, isProblem: true };
  };
  return { problems, save, remarkOn };
}

function wrongIn(fields: Readonly<Record<string, Field>>, typed: Document): ReadonlyMap<string, Words> {
  const found = new Map<string, Words>();
  for (const [name, field] of Object.entries(fields)) {
    const problem = problemOf(field, types.cleaned(field, typed[name]), !field.optional);
    if (problem) found.set(name, problem);
  }
  const { provider, address } = typedInput(Object.keys(fields), typed, fields);
  if (!found.has('address') && isProvider(provider) && robotKeyIn(provider, String(address)) === null) {
    found.set('address', wrongRobotAddress(provider));
  }
  return found;
}
