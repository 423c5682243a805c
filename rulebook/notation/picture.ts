/** The formats that a picture may have, each known by its first bytes as base64 writes them; the rules' has '_' for '/'. */
const BEGINNINGS = {
  'image/jpeg': '[/_]9j[/_]',
  'image/png': 'iVBORw0KGgo',
  'image/webp': 'UklG.{7}XRUJQ',
} as const;

export type PictureKind = keyof typeof BEGINNINGS;

/** The format of a content by its first bytes; null when it is no picture. */
export function pictureKind(content: Uint8Array): PictureKind | null {
  const beginning = btoa(String.fromCharCode(...content.slice(0, 12)));
  const found = Object.entries(BEGINNINGS).find(([, pattern]) => new RegExp(`^${pattern}`).test(beginning));
  return (found?.[0] as PictureKind | undefined) ?? null;
}
