import type { Attachment } from 'postal-mime';

/** What a server says of one recipient of a mail (RFC 3464). */
export interface RecipientReport {
  /** The address as it was mailed to, and the one that it was passed on to; in small letters. */
  readonly addresses: readonly string[];
  readonly action: string;
  /** Such as `5.1.1`. */
  readonly status: string;
  /** In the server's words. */
  readonly diagnostic: string;
}

/** A report about mails that came back. */
export interface BounceReport {
  /** Of the mails that are returned with it. */
  readonly messageIds: readonly string[];
  readonly recipients: readonly RecipientReport[];
}

const STATUS_TYPES = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_TYPES = [
  'message/rfc822',
  'text/rfc822-headers',
  'message/global',
  'message/global-headers',
  'message/rfc822-headers',
];

/** Reports have three parts or four; whoever sends more means something else. */
const PARTS_MOST = 10;
const RECIPIENTS_MOST = 100;

const options = {
  forceRfc822Attachments: true,
  attachmentEncoding: 'utf8',
  maxNestingDepth: 20,
  maxHeadersSize: 256 * 1024,
} as const;

/** Reads a raw mail. 'no mail' of what is none, 'no report' of a mail that reports no delivery. */
export async function readReport(raw: Uint8Array): Promise<BounceReport | 'no mail' | 'no report'> {
  const email = await parsed(raw);
  if (!email?.from) return 'no mail';
  const parts = email.attachments.slice(0, PARTS_MOST);
  const recipients: RecipientReport[] = [];
  for (const part of ofTypes(parts, STATUS_TYPES)) recipients.push(...(await recipientsIn(part)));
  if (recipients.length === 0) return 'no report';
  const returned = await Promise.all(ofTypes(parts, RETURNED_TYPES).map(parsed));
  const messageIds = returned.flatMap((each) => each?.messageId ?? []);
  return { messageIds, recipients };
}

/** The parser comes with the first report, not with every function. Null of what it can't read. */
async function parsed(raw: string | Uint8Array) {
  const { default: PostalMime } = await import('postal-mime');
  return PostalMime.parse(raw, options).catch(() => null);
}

const ofTypes = (parts: readonly Attachment[], types: readonly string[]): string[] =>
  parts.flatMap(({ mimeType, content }) => (types.includes(mimeType) ? [String(content)] : []));

/** Groups of fields with an empty line between them: the first is about the mail, each other about a recipient. */
async function recipientsIn(status: string): Promise<RecipientReport[]> {
  const groups = status
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .filter((each) => each.trim() !== '')
    .slice(0, RECIPIENTS_MOST);
  const found = await Promise.all(groups.map(fieldsOf));
  return found.flatMap((fields) => recipientOf(fields) ?? []);
}

/** Fields are written as the header of a mail is, so they are read as one. */
async function fieldsOf(group: string): Promise<ReadonlyMap<string, string>> {
  const email = await parsed(group);
  return new Map(email?.headers.map(({ key, value }) => [key, value.trim()]));
}

function recipientOf(fields: ReadonlyMap<string, string>): RecipientReport | null {
  const addresses = ['original-recipient', 'final-recipient'].flatMap((name) => addressIn(fields.get(name)));
  if (addresses.length === 0) return null;
  return {
    addresses,
    action: (fields.get('action') ?? '').toLowerCase(),
    status: /^\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '',
    diagnostic: afterType(fields.get('diagnostic-code') ?? ''),
  };
}

/** `rfc822; somebody@example.com`, with brackets around it or without. */
function addressIn(field: string | undefined): string[] {
  const address = afterType(field ?? '')
    .replaceAll(/^<|>$/g, '')
    .toLowerCase();
  return address.includes('@') ? [address] : [];
}

const afterType = (value: string): string => value.slice(value.indexOf(';') + 1).trim();
