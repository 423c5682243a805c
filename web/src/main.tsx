import './styles/base.css';
import { render } from 'preact';
import { Desk } from './desk.tsx';
import { followSignIn } from './session/current.ts';
import { applyScheme } from './shell/scheme.ts';

const root = document.getElementById('app');
if (root) {
  applyScheme();
  root.replaceChildren();
  render(<Desk />, root);
  void followSignIn();
}
