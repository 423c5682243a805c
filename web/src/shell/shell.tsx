import './shell.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { lazy, Route, Router, useLocation } from 'preact-iso';
import { afterFirstRecords, firstRecordsShown } from '../after-first-records.ts';
import type { Place } from '../chapters/chapter-pages.ts';
import { Boundary } from '../kit/boundary.tsx';
import { Icon } from '../kit/icon.tsx';
import { later, orFail } from '../kit/later.tsx';
import { useWords } from '../language/words.ts';
import { observable, useObservable } from '../observable.ts';
import { Today } from '../pages/today.tsx';
import { useSession } from '../session/current.ts';
import { rolesNow, siteWords } from '../session/session.ts';
import { Account } from './account.tsx';
import { useUnread } from './notices.ts';
import { PlaceLink } from './place-link.tsx';
import { placeAt, placesFor, registersPlace } from './places.ts';

const afterTheFirst = () => import('./after-the-first.tsx');
const Waiting = later(() => afterTheFirst().then((m) => m.Waiting), false);
const AfterTheFirst = later(() => afterTheFirst().then((m) => m.AfterTheFirst), false);
const Palette = later(() => import('./palette/palette.tsx').then((m) => m.Palette), false);
const ChapterMenu = later(() => import('./chapter-menu.tsx').then((m) => m.ChapterMenu), false);

type Routes = typeof import('./routes.ts').routes;

/** The addresses of all other pages, with how each is fetched: with the first of them, or after the first records. */
const routes = observable<Routes | null>(null);

const loadRoutes = () => import('./routes.ts').then((found) => routes.set(found.routes));

/** Keeps what was shown before on the screen until the addresses are here. */
const Elsewhere = lazy(orFail(() => loadRoutes().then(() => () => null)));

if (location.pathname !== '/') loadRoutes().catch(() => undefined); // `Elsewhere` says so.

const FIRST_RECORDS_MS = 2_000;
/** In the bar of a phone, beside the way to everything else. */
const IN_BAR = 4;
const more: Place = { ...registersPlace, icon: 'more', words: { zh: '更多', en: 'More' } };

/** The desk around every page: where one is, where one can go, what waits. */
export function Shell() {
  const say = useWords();
  const session = useSession();
  const { path } = useLocation();
  const isShown = useObservable(firstRecordsShown);
  const known = useObservable(routes);
  const mine = placesFor(rolesNow(session, new Date()));
  const here = placeAt(path, mine);
  const inBar = mine.slice(0, IN_BAR);
  useEffect(() => {
    // Today says by itself when its records are there; every other page is given this long.
    const timer = setTimeout(afterFirstRecords, FIRST_RECORDS_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (isShown) loadRoutes().catch(() => undefined);
  }, [isShown]);
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
          <PlaceLink key={place.path} place={place} isHere={place === here} />
        ))}
        <PlaceLink place={registersPlace} isHere={path === registersPlace.path} />
        {known && <ChapterMenu path={path} />}
      </nav>
      <div class="content">
        {isShown && <AfterTheFirst path={path} />}
        <Boundary of={path}>
          <Router>
            <Route path="/" component={Today} />
            {(known ?? []).map(({ path: address, component }) => (
              <Route key={address} path={address} component={component} />
            ))}
            <Route default component={Elsewhere} />
          </Router>
        </Boundary>
      </div>
      <nav class="tabbar" aria-label={say({ zh: '导航', en: 'Navigation' })}>
        {inBar.map((place) => (
          <PlaceLink key={place.path} place={place} isHere={place === here} />
        ))}
        <PlaceLink place={more} isHere={here !== undefined && !inBar.includes(here)} />
      </nav>
    </div>
  );
}

/** What was typed may mean much: once it has been asked, the palette listens to the box and offers it. */
function SearchBox() {
  const say = useWords();
  const { route, path, query } = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const [isAsked, setIsAsked] = useState(false);
  const label = say({ zh: '搜索房号、姓名、钥匙编号', en: 'Search room, name or key code' });
  return (
    <search class="searchbox">
      <form
        class="searchbox-form"
        onSubmit={(event) => {
          event.preventDefault();
          const text = input.current?.value.trim();
          if (text) route(`/search?q=${encodeURIComponent(text)}`);
        }}
      >
        <Icon name="search" />
        <input
          ref={input}
          placeholder={label}
          aria-label={label}
          defaultValue={path === '/search' ? query.q : ''}
          autocomplete="off"
          enterkeyhint="search"
          onFocus={() => setIsAsked(true)}
        />
        {isAsked && input.current && <Palette input={input.current} />}
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
