import { messageId } from '../../../functions/src/mail/deliver.ts';
import { settingsForEmulators } from '../../../scripts/support/functions-settings.ts';
import { emulators } from '../emulators.ts';

/** A mail as Maildev took it. */
export interface InboxMail {
  readonly to: readonly { readonly address: string }[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: { readonly 'message-id': string };
}

async function allMails(): Promise<InboxMail[]> {
  const answer = await fetch(`${emulators.inboxOrigin()}/api/email`);
  return (await answer.json()) as InboxMail[];
}

/** The mails that came of one document of the outbox: one, unless it was sent twice. */
export async function mailsOf(id: string): Promise<InboxMail[]> {
  const { parameters, secrets } = settingsForEmulators('', '');
  const wanted = messageId(id, parameters.MAIL_FROM ?? '', secrets.BOUNCE_SECRET ?? '');
  return (await allMails()).filter(({ headers }) => headers['message-id'] === wanted);
}
