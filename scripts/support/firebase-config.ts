import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './paths.ts';
import { localHost } from './ports.ts';

export const emulatorNames = ['auth', 'firestore', 'functions', 'tasks', 'hosting'] as const;
export type EmulatorName = (typeof emulatorNames)[number];

/** Ports of the emulators that a person or a test talks to. */
export type EmulatorPorts = Readonly<Record<EmulatorName, number>>;

/** Ports that only the emulators use among themselves. */
export interface InnerPorts {
  readonly hub: number;
  readonly logging: number;
  readonly eventarc: number;
  readonly websocket: number;
}

interface Header {
  readonly key: string;
  readonly value: string;
}

export interface FirebaseConfig {
  readonly functions: readonly { readonly predeploy?: unknown }[];
  readonly firestore: { readonly predeploy?: unknown };
  readonly hosting: {
    readonly rewrites: readonly { readonly source: string }[];
    readonly headers: readonly { readonly source: string; readonly headers: readonly Header[] }[];
    readonly predeploy?: unknown;
  };
  readonly emulators: Readonly<Record<EmulatorName, { readonly port: number }>>;
}

/** Reads firebase.json. */
export async function readFirebaseConfig(): Promise<FirebaseConfig> {
  return JSON.parse(await readFile(path.join(projectRoot, 'firebase.json'), 'utf8')) as FirebaseConfig;
}

/** The well-known ports of firebase.json. */
export async function wellKnownPorts(): Promise<EmulatorPorts> {
  const { emulators } = await readFirebaseConfig();
  return Object.fromEntries(emulatorNames.map((name) => [name, emulators[name].port])) as EmulatorPorts;
}

/** The same Content-Security-Policy with further origins that the page may connect to. */
export function allowConnections(policy: string, origins: readonly string[]): string {
  return policy
    .split('; ')
    .map((directive) =>
      directive.startsWith('connect-src ') ? [directive, ...origins].join(' ') : directive,
    )
    .join('; ');
}

/** What the page may connect to when it talks to emulators. */
function emulatorOrigins(ports: EmulatorPorts): string[] {
  return [ports.auth, ports.firestore, ports.functions].map((port) => `http://${localHost}:${port}`);
}

function headersForEmulators(config: FirebaseConfig, ports: EmulatorPorts) {
  return config.hosting.headers.map((rule) => ({
    ...rule,
    headers: rule.headers.map((header) =>
      header.key === 'Content-Security-Policy'
        ? { ...header, value: allowConnections(header.value, emulatorOrigins(ports)) }
        : header,
    ),
  }));
}

/**
 * firebase.json as the emulators of one run get it: on these ports, with no predeploy commands, and with a policy
 * that lets the page talk to them. What firebase.json says otherwise holds here too.
 */
export function configForEmulators(config: FirebaseConfig, ports: EmulatorPorts, inner: InnerPorts) {
  const at = (port: number) => ({ host: localHost, port });
  return {
    ...config,
    functions: config.functions.map(({ predeploy: _, ...rest }) => rest),
    firestore: { ...config.firestore, predeploy: undefined },
    hosting: { ...config.hosting, predeploy: undefined, headers: headersForEmulators(config, ports) },
    emulators: {
      // Each test file has a project of its own, so that none sees another's data.
      singleProjectMode: false,
      ui: { enabled: false },
      ...Object.fromEntries(emulatorNames.map((name) => [name, at(ports[name])])),
      firestore: { ...at(ports.firestore), websocketPort: inner.websocket },
      hub: at(inner.hub),
      logging: at(inner.logging),
      eventarc: at(inner.eventarc),
    },
  };
}
