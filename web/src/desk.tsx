import { LocationProvider } from 'preact-iso';
import { Boundary } from './kit/boundary.tsx';
import { later, orFail } from './kit/later.tsx';
import { Loading } from './kit/notes.tsx';
import { Says } from './kit/says.tsx';
import { LanguageContext } from './language/words.ts';
import { useObservable } from './observable.ts';
import { language, SessionContext, type State, sessionState } from './session/current.ts';
import { Shell } from './shell/shell.tsx';

const SignIn = later(orFail(() => import('./pages/sign-in.tsx').then((m) => m.SignIn)));
const ShutOut = later(orFail(() => import('./pages/shut-out.tsx').then((m) => m.ShutOut)));

/** The whole page: who is signed in decides what is drawn. */
export function Desk() {
  const spoken = useObservable(language);
  return (
    <LanguageContext.Provider value={spoken}>
      <LocationProvider>
        <Content />
      </LocationProvider>
      <Says />
    </LanguageContext.Provider>
  );
}

function Content() {
  const state = useObservable(sessionState);
  return (
    <Boundary of={state.is}>
      <Inside state={state} />
    </Boundary>
  );
}

function Inside({ state }: { state: State }) {
  switch (state.is) {
    case 'starting':
      return <Loading />;
    case 'signedOut':
      return <SignIn />;
    case 'shut':
      return <ShutOut why={state.why} />;
    case 'unreachable':
      return <ShutOut why="unreachable" />;
    case 'in':
      return (
        // Another site or person begins anew: nothing of what the last one saw stays on the screen.
        <SessionContext.Provider value={state.session} key={`${state.session.uid} ${state.session.site}`}>
          <Shell />
        </SessionContext.Provider>
      );
  }
}
