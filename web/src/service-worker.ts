// Makes the page installable and lets it open without a network. It keeps the files of the build and the page's HTML
// and nothing else: what people and the server have written is Firestore's to keep (firebase/live.ts).

/** Written by ../service-worker-files.ts: a name for this build, and its files. */
declare const __BUILD__: { readonly version: string; readonly files: readonly string[] };

// A worker's own types contradict those of a page, which the rest of web/ is checked with.
interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}

const worker = self as unknown as Worker;
const PREFIX = 'wuye-desk-';
const { version, files } = __BUILD__;
const CACHE = `${PREFIX}${version}`;
const PAGE = '/index.html';
const known = new Set(files);

/** A network that has not answered after this counts as none. */
const PATIENCE_MS = 4_000;
/** This build, and the one before: a page that was opened with it may still ask for a part of it. */
const BUILDS_KEPT = 2;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepBuild().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  // The page that has just been opened for the first time may lose its network too.
  event.waitUntil(forgetOldBuilds().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // `/__/` is Hosting's own: the project's settings, and the pages of sign-in.
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/__/')) return;
  // A household's survey and a person's calendar are no pages of the desk, which must not stand before them.
  if (pathname.startsWith('/s/') || pathname.startsWith('/calendar/')) return;
  if (request.mode === 'navigate') event.respondWith(pageFor(event));
  else if (known.has(pathname) || isHashed(pathname)) event.respondWith(fileAt(pathname));
});

/** What stands under such a name never changes. */
const isHashed = (file: string): boolean => file.startsWith('/assets/');

const isHtml = (answer: Response): boolean =>
  answer.headers.get('Content-Type')?.startsWith('text/html') ?? false;

/** Hosting answers with the page when it does not know a file, such as one of a build that is gone. */
const isFile = (answer: Response): boolean => answer.ok && !isHtml(answer);

/** All of the build or nothing: half of one would push out the build before. */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(CACHE);
  const page = cache.add(new Request(PAGE, { cache: 'no-cache' }));
  try {
    await Promise.all([page, ...files.map((file) => keepFile(cache, file))]);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keepFile(cache: Cache, file: string): Promise<void> {
  const kept = isHashed(file) ? await caches.match(file) : undefined;
  const answer = kept ?? (await fetch(file, { cache: isHashed(file) ? 'default' : 'no-cache' }));
  if (!isFile(answer)) throw new Error(`${file} is not there`);
  await cache.put(file, answer);
}

async function forgetOldBuilds(): Promise<void> {
  // Caches are named in the order in which they were made.
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(ours.slice(0, -BUILDS_KEPT).map((name) => caches.delete(name)));
}

/** The page as the network has it now, or as it was last. */
async function pageFor(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(CACHE);
  const asking = fetch(event.request).then(async (answer) => {
    if (answer.ok && isHtml(answer)) await cache.put(PAGE, answer.clone());
    return answer;
  });
  event.waitUntil(asking.catch(() => undefined));
  const kept = await cache.match(PAGE);
  if (!kept) return asking;
  const tooLate = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([asking.then((answer) => (answer.ok ? answer : kept)), tooLate]).catch(() => kept);
}

async function fileAt(file: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = (await cache.match(file)) ?? (await caches.match(file));
  if (kept) return kept;
  const answer = await fetch(file);
  if (isFile(answer)) await cache.put(file, answer.clone());
  return answer;
}
