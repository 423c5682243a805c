import '../styles/layers.css';
import '../styles/reset.css';
import '../styles/tokens.css';
import '../styles/base.css';
import { render } from 'preact';
import { SurveyPage } from './survey-page.tsx';

/** `/s/<token>`, as it stands on the paper slip. */
const [, token = null] = /^\/s\/([^/]+)\/?$/.exec(location.pathname) ?? [];

const root = document.getElementById('app');
if (root) {
  root.replaceChildren();
  render(<SurveyPage token={token} />, root);
}
