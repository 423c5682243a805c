import path from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/**
 * The page of a household is a build of its own, laid beside the desk's: it shares no file with it, so that neither is
 * longer for the other.
 */
export default defineConfig({
  plugins: [preact()],
  // The desk's build has written these.
  publicDir: false,
  build: {
    target: 'es2022',
    // Households have older phones than the staff: whatever knows cascade layers. light-dark() is told to them in full.
    cssTarget: ['chrome99', 'safari15.4', 'firefox97'],
    modulePreload: { polyfill: false },
    assetsDir: 'assets/survey',
    assetsInlineLimit: 0,
    emptyOutDir: false,
    rolldownOptions: { input: { survey: path.join(import.meta.dirname, 'survey.html') } },
  },
});
