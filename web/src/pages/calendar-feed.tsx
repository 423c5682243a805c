import '../kit/form-field.css';
import './calendar-feed.css';
import { useEffect, useState } from 'preact/hooks';
import { Qr } from '../chapters/keys/qr.tsx';
import { call } from '../data/call.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import { Loading, Problem } from '../kit/notes.tsx';
import { stampText } from '../language/time.ts';
import { useWords, type Words } from '../language/words.ts';
import { type Calling, useCall } from '../reports/use-call.ts';
import { useSession } from '../session/current.ts';

/** What the server tells of the person's address. */
interface Told {
  readonly since: string | null;
  /** Only once, when it is made. */
  readonly address?: string;
}

type Wish = 'look' | 'make' | 'end';

/** 日历订阅: the address behind which a person's own calendar stands, made anew, and switched off. */
export function CalendarFeed() {
  const say = useWords();
  const { site } = useSession();
  const calling = useCall();
  const [told, setTold] = useState<Told | null>(null);
  const ask = (wish: Wish) =>
    calling.run(async () => setTold(await call<Told>('calendarAddress', { site, wish })));
  useEffect(() => void ask('look'), [site]);
  return (
    <section class="calendar-feed" aria-label={say({ zh: '日历订阅', en: 'Calendar feed' })}>
      <p class="muted">{say(explained)}</p>
      {calling.problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      {!told && calling.problems.length === 0 && <Loading rows={1} />}
      {!told && calling.problems.length > 0 && (
        <Button onClick={() => void ask('look')}>{say({ zh: '重试', en: 'Try again' })}</Button>
      )}
      {told?.address !== undefined && <Address address={told.address} />}
      {told && <Standing told={told} isBusy={calling.isBusy} ask={ask} />}
    </section>
  );
}

const explained: Words = {
  zh: '把等您办理事项的期限、每天要回访的户数和休假，显示在手机或电脑自带的日历里；多久更新一次，由日历软件决定。',
  en: 'Shows what is due from you, how many homes you visit each day, and your leaves in the calendar of your phone or computer. How often it is updated is up to that calendar.',
};

const secret: Words = {
  zh: '谁有这个地址，谁就能看到您的日历，请勿转发。其中没有业户的姓名和电话。',
  en: 'Whoever has this address sees your calendar: pass it on to nobody. No name or telephone number of a household is in it.',
};

/** Telephones and calendar programs know a subscription by it. */
const asSubscription = (address: string): string => address.replace(/^https?:/, 'webcal:');

/** The address, for this device and for another. */
function Address({ address }: { address: string }) {
  const say = useWords();
  const [copied, setCopied] = useState<Words | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied({ zh: '已复制', en: 'Copied' }),
      () =>
        setCopied({
          zh: '浏览器不允许复制，请手动选取上面的地址',
          en: 'The browser does not allow copying: please select the address above',
        }),
    );
  return (
    <>
      <label class="form-field">
        <span>{say({ zh: '订阅地址（只显示这一次）', en: 'Address (shown this once)' })}</span>
        <input readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <div class="actions">
        <Button onClick={() => void copy()}>{say({ zh: '复制地址', en: 'Copy the address' })}</Button>
        <LinkButton icon="today" href={asSubscription(address)}>
          {say({ zh: '在本机日历中打开', en: 'Open in my calendar' })}
        </LinkButton>
      </div>
      <p role="status">{copied && say(copied)}</p>
      <figure class="calendar-feed-code">
        <Qr
          text={asSubscription(address)}
          label={say({ zh: '日历订阅二维码', en: 'QR code of the calendar feed' })}
        />
        <figcaption class="muted">
          {say({
            zh: '用手机相机扫码即可订阅。打不开时，复制地址，在日历软件里选“添加订阅日历”或“通过网址添加”。',
            en: 'Scan it with the camera of your phone. If that opens nothing, copy the address and choose ‘Add a subscription’ or ‘Add by URL’ in your calendar.',
          })}
        </figcaption>
      </figure>
      <p class="notice-box">{say(secret)}</p>
    </>
  );
}

interface StandingProps {
  readonly told: Told;
  readonly isBusy: Calling['isBusy'];
  readonly ask: (wish: Wish) => Promise<void>;
}

/** Whether there is an address, and what can be done about it: what ends the present one is asked twice. */
function Standing({ told: { since, address }, isBusy, ask }: StandingProps) {
  const say = useWords();
  const { zone } = useSession();
  const [asked, setAsked] = useState<'make' | 'end' | null>(null);
  if (since === null)
    return (
      <Button kind="primary" isBusy={isBusy} onClick={() => void ask('make')}>
        {say({ zh: '生成订阅地址', en: 'Make an address' })}
      </Button>
    );
  if (asked !== null)
    return (
      <Confirmation
        {...confirmations[asked]}
        isBusy={isBusy}
        onYes={() => void ask(asked).then(() => setAsked(null))}
        onNo={() => setAsked(null)}
      />
    );
  const made = stampText(new Date(since), zone);
  return (
    <>
      {address === undefined && (
        <p>
          {say({
            zh: `已开通，地址生成于 ${made}。地址只在生成时显示一次；找不到了，就换一个新的。`,
            en: `It is on; the address was made at ${made}. An address is shown once: if yours is lost, make a new one.`,
          })}
        </p>
      )}
      <div class="actions">
        <Button onClick={() => setAsked('make')}>{say(confirmations.make.yes)}</Button>
        <Button onClick={() => setAsked('end')}>{say(confirmations.end.yes)}</Button>
      </div>
    </>
  );
}

const confirmations = {
  make: {
    question: {
      zh: '旧地址马上失效：已订阅的日历不再更新，要用新地址重新订阅。',
      en: 'The old address ends at once: calendars that have it are updated no more, and want the new one.',
    },
    yes: { zh: '换新地址', en: 'Make a new address' },
    no: { zh: '保留旧地址', en: 'Keep the old one' },
  },
  end: {
    question: {
      zh: '地址马上失效：已订阅的日历不再更新。',
      en: 'The address ends at once: calendars that have it are updated no more.',
    },
    yes: { zh: '停用', en: 'Switch off' },
    no: { zh: '继续使用', en: 'Leave it on' },
  },
} as const;

interface ConfirmationProps {
  readonly question: Words;
  readonly yes: Words;
  readonly no: Words;
  readonly isBusy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Confirmation({ question, yes, no, isBusy, onYes, onNo }: ConfirmationProps) {
  const say = useWords();
  return (
    <>
      <p role="alert">{say(question)}</p>
      <div class="actions">
        <Button kind="danger" isBusy={isBusy} onClick={onYes}>
          {say(yes)}
        </Button>
        <Button onClick={onNo}>{say(no)}</Button>
      </div>
    </>
  );
}
