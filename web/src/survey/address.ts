/** What scripts/support/page-settings.ts writes into the page when it is served by the emulators. */
interface Emulators {
  readonly project: string;
  readonly host: string;
  readonly functions: number;
}

const element = document.querySelector<HTMLMetaElement>('meta[name="emulators"]');
const emulators: Emulators | null = element ? (JSON.parse(element.content) as Emulators) : null;

/** Where the functions run; docs/operations.md, section 2. */
const region: string = import.meta.env.VITE_REGION || 'asia-east1';

let asked: Promise<string> | null = null;

/** Hosting tells which project it serves; when it could not be asked, it is asked again. */
function projectOf(): Promise<string> {
  asked ??= fetch('/__/firebase/init.json')
    .then(async (answer) => ((await answer.json()) as { projectId: string }).projectId)
    .catch((error) => {
      asked = null;
      throw error;
    });
  return asked;
}

/** The address of a callable. Throws when the network is away before it is known. */
export async function addressOf(name: string): Promise<string> {
  if (!emulators) return `https://${region}-${await projectOf()}.cloudfunctions.net/${name}`;
  const { host, functions, project } = emulators;
  return `http://${host}:${functions}/${project}/${region}/${name}`;
}
