// node scripts/run.mjs icons: draws the page's icon, web/public/icon.svg, in the sizes that its manifest names.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from './support/chromium.ts';
import { projectRoot } from './support/paths.ts';

const folder = path.join(projectRoot, 'web/public');
const drawn = await readFile(path.join(folder, 'icon.svg'), 'utf8');
// A phone cuts the maskable one to its own shape, so its ground reaches into the corners.
const fullBleed = drawn.replace(/ rx="\d+"/, '');

const wanted = [
  { file: 'icon-192.png', size: 192, svg: drawn },
  { file: 'icon-512.png', size: 512, svg: drawn },
  { file: 'icon-maskable-512.png', size: 512, svg: fullBleed },
];

const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
for (const { file, size, svg } of wanted) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(`<body style="margin:0"><img src="${picture}" width="${size}" height="${size}">`);
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  await writeFile(path.join(folder, file), await page.screenshot({ omitBackground: true }));
}
await browser.close();
