import type { SendMailOptions } from 'nodemailer';

/** What is needed of nodemailer's transport, and what it tells of a mail that was taken for one recipient at least. */
export interface MailTransport {
  sendMail(mail: SendMailOptions): Promise<{
    readonly accepted?: readonly unknown[];
    readonly rejected?: readonly unknown[];
    readonly rejectedErrors?: readonly unknown[] | undefined;
  }>;
}

/** Of silence. A server that has nothing to say for so long is as good as dead. */
const TIMEOUT_MS = 30_000;
/** To be reached. Shorter, since mails that wait for a server that is away hold up each other. */
const CONNECTION_TIMEOUT_MS = 10_000;

/**
 * The SMTP server of an URL such as `smtps://user:password@smtp.example.com:465`, or `smtp://` with STARTTLS. A
 * password is never sent in the clear. An URL that is none gives a transport that fails each try with the reason, so
 * that no mail is lost by it; the reason does not repeat the URL.
 */
export function transportOf(url: string): MailTransport {
  const server = parse(url);
  if (!server)
    return unusable('SMTP_URL is not an address such as smtps://user:password@smtp.example.com:465');
  const { hostname, port, secure, auth } = server;
  const options = {
    host: hostname,
    port,
    secure,
    ...(auth.user ? { auth, requireTLS: !secure } : {}),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    dnsTimeout: CONNECTION_TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    sendMail: async (mail) => {
      // Loaded with the first mail, so that functions that send none start sooner.
      const { createTransport } = await import('nodemailer');
      return createTransport(options).sendMail(mail);
    },
  };
}

/** Null for what is no SMTP URL, or has a name or password that is not encoded as one must be in an URL. */
function parse(url: string) {
  try {
    const { protocol, hostname, port, username, password } = new URL(url);
    if (!['smtp:', 'smtps:'].includes(protocol) || !hostname) return null;
    const secure = protocol === 'smtps:';
    return {
      hostname: hostname.replaceAll(/[[\]]/g, ''),
      port: Number(port) || (secure ? 465 : 587),
      secure,
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    };
  } catch {
    return null;
  }
}

const unusable = (reason: string): MailTransport => ({ sendMail: () => Promise.reject(new Error(reason)) });
