import '../kit/form-field.css';
import '../kit/segments.css';
import { useState } from 'preact/hooks';
import { unsent } from '../data/unsent.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Icon } from '../kit/icon.tsx';
import { later } from '../kit/later.tsx';
import { counted } from '../language/count.ts';
import { stampText } from '../language/time.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { useObservable } from '../observable.ts';
import { chooseLanguage, lock, signOut, switchSite } from '../session/choices.ts';
import { useSession } from '../session/current.ts';
import { deskHere } from '../session/desk-here.ts';
import { roleWords } from '../session/held.ts';
import { standsInNow } from '../session/session.ts';
import { chooseScheme, type Scheme, schemeOfDevice } from './scheme.ts';

const CalendarFeed = later(() => import('../pages/calendar-feed.tsx').then((m) => m.CalendarFeed));
const MailChoices = later(() => import('../chapters/people/mail-choices.tsx').then((m) => m.MailChoices));

const OwnPin = later(() => import('../chapters/people/desk/own-pin.tsx').then((m) => m.OwnPin));
const NewPassword = later(() => import('../pages/new-password.tsx').then((m) => m.NewPassword));

const schemes: readonly (readonly [Scheme, { zh: string; en: string }])[] = [
  ['auto', { zh: '跟随系统', en: 'As the device' }],
  ['light', { zh: '浅色', en: 'Light' }],
  ['dark', { zh: '深色', en: 'Dark' }],
];

/** Who is signed in, at which site, in which language, and the way out. */
export function AccountDialog({ onClose }: { onClose: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const session = useSession();
  const [scheme, setScheme] = useState(schemeOfDevice());
  const [areMailsShown, setAreMailsShown] = useState(false);
  const [isFeedShown, setIsFeedShown] = useState(false);
  const [isPasswordShown, setIsPasswordShown] = useState(false);
  const others = Object.entries(session.sites);
  return (
    <Dialog title={session.name} onClose={onClose}>
      <p class="muted">{session.roles.map((role) => say(roleWords(role))).join(' · ')}</p>
      {standsInNow(session, new Date()).map(({ absent, name, until }) => (
        <p class="notice-box" key={absent}>
          {say({
            zh: `代行 ${name} 的职责，至 ${stampText(until, session.zone)}`,
            en: `Stands in for ${name} until ${stampText(until, session.zone)}`,
          })}
        </p>
      ))}
      {others.length > 1 && (
        <label class="form-field">
          <span>{say({ zh: '小区', en: 'Site' })}</span>
          <select value={session.site} onChange={(event) => switchSite(event.currentTarget.value)}>
            {others.map(([id, { name, nameEnglish }]) => (
              <option key={id} value={id}>
                {language === 'zh' ? name : nameEnglish}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset class="segments">
        <legend>语言 Language</legend>
        <Segment name="language" isOn={language === 'zh'} onPick={() => void chooseLanguage('zh')}>
          中文
        </Segment>
        <Segment name="language" isOn={language === 'en'} onPick={() => void chooseLanguage('en')}>
          English
        </Segment>
      </fieldset>
      <fieldset class="segments">
        <legend>{say({ zh: '外观', en: 'Appearance' })}</legend>
        {schemes.map(([name, words]) => (
          <Segment
            key={name}
            name="scheme"
            isOn={scheme === name}
            onPick={() => {
              chooseScheme(name);
              setScheme(name);
            }}
          >
            {say(words)}
          </Segment>
        ))}
      </fieldset>
      <Button icon="bell" aria-expanded={areMailsShown} onClick={() => setAreMailsShown(!areMailsShown)}>
        {say({ zh: '邮件设置', en: 'Mail' })}
      </Button>
      {areMailsShown && <MailChoices />}
      <Button icon="today" aria-expanded={isFeedShown} onClick={() => setIsFeedShown(!isFeedShown)}>
        {say({ zh: '日历订阅', en: 'Calendar feed' })}
      </Button>
      {isFeedShown && <CalendarFeed />}
      <Button
        icon="lock"
        aria-expanded={isPasswordShown}
        onClick={() => setIsPasswordShown(!isPasswordShown)}
      >
        {say({ zh: '修改密码', en: 'Change the password' })}
      </Button>
      {isPasswordShown && <NewPassword />}
      {deskHere() && <SharedComputer />}
      <Unsent uid={session.uid} />
      <Button icon="out" onClick={() => void signOut()}>
        {say({ zh: '退出登录', en: 'Sign out' })}
      </Button>
    </Dialog>
  );
}

/** What there is on a shared computer alone. */
function SharedComputer() {
  const say = useWords();
  const [isPinShown, setIsPinShown] = useState(false);
  return (
    <>
      <Button icon="lock" aria-expanded={isPinShown} onClick={() => setIsPinShown(!isPinShown)}>
        {say({ zh: '设置 PIN', en: 'Set a PIN' })}
      </Button>
      {isPinShown && <OwnPin onDone={() => setIsPinShown(false)} />}
      <Button icon="lock" onClick={() => void lock()}>
        {say({ zh: '锁定本机（Alt L）', en: 'Lock now (Alt L)' })}
      </Button>
    </>
  );
}

/** Whoever goes should know what they leave behind on this device. */
function Unsent({ uid }: { uid: string }) {
  const say = useWords();
  const mine = useObservable(unsent).filter(({ undertaking }) => undertaking.uid === uid);
  const marked = mine.filter(({ mark }) => mark?.isHeld).length;
  const waiting = mine.length - marked;
  return (
    <>
      {marked > 0 && (
        <p class="notice-box">
          {say({
            zh: `走访中有 ${marked} 项已标记、没有送出。退出即从本机删除；请先到走访页送出。`,
            en: `${counted(marked, 'mark of your round is', 'marks of your round are')} not sent, and removed from this device when you sign out: send them from the round first.`,
          })}
        </p>
      )}
      {waiting > 0 && (
        <p class="notice-box">
          {say({
            zh: `您有 ${waiting} 项没有送出。退出后仍存在本机，下次您在这台设备登录时送出。`,
            en: `${counted(waiting, 'step of yours is', 'steps of yours are')} not sent. Kept on this device when you sign out, and sent when you sign in on it again.`,
          })}
        </p>
      )}
    </>
  );
}

function Segment(props: { name: string; isOn: boolean; onPick: () => void; children: string }) {
  return (
    <label class="segment">
      <input type="radio" name={props.name} checked={props.isOn} onChange={props.onPick} />
      {props.isOn && <Icon name="check" />}
      <span>{props.children}</span>
    </label>
  );
}
