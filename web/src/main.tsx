import './styles/layers.css';
import './styles/reset.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import { render } from 'preact';
import { Desk } from './desk.tsx';
import { tell } from './kit/says.tsx';
import { followSignIn } from './session/current.ts';
import { applyScheme } from './shell/scheme.ts';

// Whatever nobody has reckoned with is at least not silent.
addEventListener('unhandledrejection', () =>
  tell({ zh: '出了差错，请核对后再试', en: 'Something went wrong: please check, and try again' }, 'bad'),
);

const root = document.getElementById('app');
if (root) {
  applyScheme();
  root.replaceChildren();
  render(<Desk />, root);
  void followSignIn(() => import('./session/choices.ts').then(({ lock }) => lock()));
}
