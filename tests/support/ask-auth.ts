import { emulators } from './emulators.ts';

/** What the Auth emulator answers to a browser: `askAuth('identitytoolkit.googleapis.com/v1/accounts:update', { ... })`. */
export function askAuth(path: string, body: object): Promise<Response> {
  const { host, port } = emulators.auth();
  return fetch(`http://${host}:${port}/${path}?key=emulators`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** The same of somebody's account: `askAccounts('signInWithPassword', { ... })`. */
export const askAccounts = (what: string, body: object): Promise<Response> =>
  askAuth(`identitytoolkit.googleapis.com/v1/accounts:${what}`, body);

/** What a token of a session says. */
export const claimsIn = (idToken: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(String(idToken.split('.')[1]), 'base64url').toString());
