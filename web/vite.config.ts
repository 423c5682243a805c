import path from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import { serviceWorkerFiles } from './service-worker-files.ts';

const WORKER = 'service-worker.js';
/** What every register is written in: one file for all of them instead of six small ones. */
const NOTATION =
  /rulebook\/(?:notation\/(?:condition|field|register|step|value)|chapters\/(?:common|keys\/release-matrix))\.ts$/;
/** All that the first screen needs: one file instead of many small ones is shorter, compressed. */
const DESK = new RegExp(
  [
    'node_modules/preact',
    String.raw`web/src/(?:desk|observable|after-first-records|chapters/addresses|records/by-when)\.tsx?$`,
    'web/src/(?:language/(?:words|time)|firebase/lite|session/(?:current|session))',
    String.raw`web/src/data/(?:store|live-now|watch|failures|place-of|open|open-items|open-queries)\.ts$`,
    String.raw`web/src/kit/(?:says|later|icon|button|notes|page|boundary|came-from|online|now)\.tsx?$`,
    String.raw`web/src/shell/(?:shell|places|account|scheme|notices|place-link)\.tsx?$`,
    String.raw`web/src/pages/(?:today|today/(?:matter-row|bands|band|folded|actions|queue))\.tsx?$`,
    String.raw`rulebook/(?:reading/paths|notation/title-at|site/(?:zone|span|clause-number))\.ts$`,
  ].join('|'),
);
/** The style sheets of the first screen are one file, in which the order of all layers stands before any of them. */
const DESK_STYLES =
  /web\/src\/(?:styles\/.*|kit\/(?:button|chips|dot|figures|icon|list|notes|page|says)|shell\/(?:account|shell)|pages\/today\/today)\.css$/;
/** What is typed into, or stands before the desk, has one style sheet: small ones would each be asked for. */
const FORMS = /web\/src\/(?:forms\/.*|kit\/(?:dialog|form-field|segments)|pages\/alone)\.css$/;
const source = (file: string) => path.join(import.meta.dirname, file);

/** What a package of the SDK takes from another, for which less stands in here; each says why. */
const STAND_INS = [
  {
    asked: /webchannel-wrapper\/bloom-blob$/,
    by: /firestore\/dist\/lite\//,
    source: 'src/firebase/integer.ts',
  },
  { asked: /^idb$/, by: /@firebase\/app\//, source: 'src/firebase/heartbeats.ts' },
];
const leanSdk: Plugin = {
  name: 'lean-sdk',
  enforce: 'pre',
  resolveId(wanted, importer = '') {
    const found = STAND_INS.find(({ asked, by }) => asked.test(wanted) && by.test(importer));
    return found ? source(found.source) : null;
  },
};

export default defineConfig({
  plugins: [preact(), leanSdk, serviceWorkerFiles(WORKER)],
  build: {
    target: 'es2022',
    // Browsers that know light-dark(): all of 2024 and later.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    manifest: true,
    // The first load is counted; a chunk is asked for when its page is.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The full SDK comes after the first records.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      treeshake: {
        // Reading a property or a global does nothing in the packages of this page.
        propertyReadSideEffects: false,
        unknownGlobalSideEffects: false,
      },
      input: { index: source('index.html'), worker: source('src/service-worker.ts') },
      // A worker reaches as far as its own folder, and browsers look for a new one at the same address.
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? WORKER : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'notation', test: NOTATION },
            { name: 'desk', test: (id: string) => DESK.test(id) || DESK_STYLES.test(id) },
            { name: 'records', test: /web\/src\/records\/.*\.css$/ },
            { name: 'paper', test: /web\/src\/paper\/.*\.css$/ },
            { name: 'forms', test: FORMS },
          ],
        },
      },
    },
  },
});
