import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [preact()],
  build: {
    target: 'es2022',
    // Browsers that know light-dark(): all of 2024 and later.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    manifest: true,
    // The first load is counted; a chunk is asked for when its page is.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
