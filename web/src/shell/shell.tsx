import './shell.css';
import './waiting.css';
import { useEffect } from 'preact/hooks';
import { lazy, Route, Router, useLocation } from 'preact-iso';
import { afterFirstRecords, firstRecordsShown } from '../after-first-records.ts';
import { Boundary } from '../kit/boundary.tsx';
import { Icon } from '../kit/icon.tsx';
import { later, orFail } from '../kit/later.tsx';
import { useWords } from '../language/words.ts';
import { useObservable } from '../observable.ts';
import { Today } from '../pages/today.tsx';
import { useSession } from '../session/current.ts';
import { useOwnMembership } from '../session/follow-membership.ts';
import { holdsNow, siteWords } from '../session/session.ts';
import { Account } from './account.tsx';
import { useUnread } from './notices.ts';
import { type Place, placeAt, places } from './places.ts';

const page = <Props extends object>(load: Parameters<typeof orFail<Props>>[0]) => lazy(orFail(load));

const Waiting = later(() => import('./waiting.tsx').then((m) => m.Waiting), false);
const Cabinet = page(() => import('../pages/cabinet/cabinet.tsx').then((m) => m.Cabinet));
const Labels = page(() => import('../pages/cabinet/labels.tsx').then((m) => m.Labels));
const Scan = page(() => import('../pages/cabinet/scan.tsx').then((m) => m.Scan));
const KeyPage = page(() => import('../pages/cabinet/key-page.tsx').then((m) => m.KeyPage));
const Count = page(() => import('../pages/cabinet/count.tsx').then((m) => m.Count));
const DutyLog = page(() => import('../pages/duty-log/duty-log.tsx').then((m) => m.DutyLog));
const Households = page(() => import('../pages/households/households.tsx').then((m) => m.Households));
const HouseholdPage = page(() =>
  import('../pages/households/household-page.tsx').then((m) => m.HouseholdPage),
);
const Members = page(() => import('../pages/members/members.tsx').then((m) => m.Members));
const SettingsPage = page(() => import('../pages/settings.tsx').then((m) => m.SettingsPage));
const ImportPage = page(() => import('../pages/import.tsx').then((m) => m.ImportPage));
const Notices = page(() => import('../pages/notices.tsx').then((m) => m.Notices));
const Search = page(() => import('../pages/search.tsx').then((m) => m.Search));
const UnsentPage = page(() => import('../pages/unsent.tsx').then((m) => m.UnsentPage));
const RegistersPage = page(() => import('../pages/registers.tsx').then((m) => m.RegistersPage));
const RegisterPage = page(() => import('../pages/register.tsx').then((m) => m.RegisterPage));
const RecordPage = page(() => import('../pages/record.tsx').then((m) => m.RecordPage));

const FIRST_RECORDS_MS = 2_000;

/** The desk around every page: where one is, where one can go, what waits. */
export function Shell() {
  const say = useWords();
  const session = useSession();
  const { path } = useLocation();
  useOwnMembership();
  const isShown = useObservable(firstRecordsShown);
  const here = placeAt(path)?.path;
  const mine = places.filter(({ roles }) => !roles || holdsNow(session, ...roles));
  const main = mine.filter(({ isMain }) => isMain);
  useEffect(() => window.scrollTo(0, 0), [path]);
  useEffect(() => {
    // Today says by itself when its records are there; every other page is given this long.
    const timer = setTimeout(afterFirstRecords, FIRST_RECORDS_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {say({ zh: '跳到内容', en: 'Skip to the content' })}
      </a>
      <header class="topbar">
        <a class="brand" href="/">
          <span class="brand-name">{say({ zh: '物业客服台', en: 'Wuye Desk' })}</span>
          <span class="brand-site">{say(siteWords(session))}</span>
        </a>
        <SearchBox />
        {isShown && <Waiting />}
        <Bell />
        <Account />
      </header>
      <nav class="sidebar" aria-label={say({ zh: '导航', en: 'Navigation' })}>
        {mine.map((place) => (
          <PlaceLink key={place.path} place={place} here={here} />
        ))}
      </nav>
      <div class="content">
        <Boundary of={path}>
          <Router>
            <Route path="/" component={Today} />
            <Route path="/cabinet" component={Cabinet} />
            <Route path="/cabinet/labels" component={Labels} />
            <Route path="/scan" component={Scan} />
            <Route path="/keys/:id" component={KeyPage} />
            <Route path="/count/:cabinet" component={Count} />
            <Route path="/dutyLog" component={DutyLog} />
            <Route path="/dutyLog/:day" component={DutyLog} />
            <Route path="/households" component={Households} />
            <Route path="/households/:id" component={HouseholdPage} />
            <Route path="/members" component={Members} />
            <Route path="/settings" component={SettingsPage} />
            <Route path="/settings/:id" component={SettingsPage} />
            <Route path="/import" component={ImportPage} />
            <Route path="/notices" component={Notices} />
            <Route path="/search" component={Search} />
            <Route path="/unsent" component={UnsentPage} />
            <Route path="/registers" component={RegistersPage} />
            <Route path="/:register" component={RegisterPage} />
            <Route path="/:register/:id" component={RecordPage} />
            <Route default component={RegistersPage} />
          </Router>
        </Boundary>
      </div>
      <nav class="tabbar" aria-label={say({ zh: '导航', en: 'Navigation' })}>
        {main.map((place) => (
          <PlaceLink key={place.path} place={place} here={here} />
        ))}
        <PlaceLink
          place={{ path: '/registers', icon: 'more', words: { zh: '更多', en: 'More' } }}
          here={here && !main.some((place) => place.path === here) ? '/registers' : undefined}
        />
      </nav>
    </div>
  );
}

function PlaceLink({ place, here }: { place: Place; here: string | undefined }) {
  const say = useWords();
  return (
    <a href={place.path} class="place" aria-current={place.path === here ? 'page' : undefined}>
      <Icon name={place.icon} />
      <span>{say(place.words)}</span>
    </a>
  );
}

function SearchBox() {
  const say = useWords();
  const { route, query } = useLocation();
  const label = say({ zh: '搜索房号、姓名、钥匙编号', en: 'Search room, name or key code' });
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const isTyping = (event.target as HTMLElement).closest('input, textarea, select, dialog');
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      document.querySelector<HTMLInputElement>('.searchbox input')?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  return (
    <search class="searchbox">
      <form
        class="searchbox-form"
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get('q') ?? '').trim();
          if (text !== '') route(`/search?q=${encodeURIComponent(text)}`);
        }}
      >
        <Icon name="search" />
        <input
          name="q"
          type="search"
          placeholder={label}
          aria-label={label}
          defaultValue={query.q ?? ''}
          autocomplete="off"
        />
      </form>
      <a class="button quiet" href="/scan" aria-label={say({ zh: '扫码找钥匙', en: 'Scan a key label' })}>
        <Icon name="scan" />
      </a>
    </search>
  );
}

function Bell() {
  const say = useWords();
  const unread = useUnread();
  const label = { zh: `通知，${unread} 条未读`, en: `Notices, ${unread} unread` };
  return (
    <a class="button quiet bell" href="/notices" aria-label={say(label)}>
      <Icon name="bell" />
      {unread > 0 && <span class="bell-count">{unread > 99 ? '99+' : unread}</span>}
    </a>
  );
}
