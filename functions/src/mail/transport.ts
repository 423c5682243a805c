import { createTransport, type Transporter } from 'nodemailer';

const TIMEOUT_MS = 30_000;

/** The SMTP server of an URL such as `smtps://user:password@smtp.example.com:465`. */
export const transportOf = (url: string): Transporter => {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return createTransport({
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
};
