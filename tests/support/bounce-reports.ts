/** What a report of a bounce says; whatever is left out is as Postfix writes it of an address that there is not. */
export interface BounceSays {
  /** Of the mail that came back, with its angle brackets. */
  readonly messageId: string;
  readonly recipient: string;
  readonly action?: 'failed' | 'delayed' | 'delivered' | 'relayed';
  readonly status?: string;
  readonly diagnostic?: string;
  /** To which the mail was addressed, where it was passed on. */
  readonly original?: string;
  /** Only the header comes back, as of servers that send no more. */
  readonly headersOnly?: boolean;
}

/** A report as Postfix writes it: multipart/report with its text, its fields (RFC 3464), and the mail that came back. */
export function bounceReport(says: BounceSays): string {
  const { messageId, recipient, action = 'failed', status = '5.1.1', original, headersOnly } = says;
  const diagnostic =
    says.diagnostic ?? `smtp; 550 5.1.1 <${recipient}>: Recipient address rejected: User unknown`;
  return [
    'Return-Path: <>',
    'Date: Tue, 29 Sep 2026 09:00:05 +0800 (CST)',
    'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'To: desk@lakeside.example',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4FxY2n0Wz1z3.1790000000/mx.example"',
    'Message-Id: <20260929010005.4FxY2n0Wz1z4@mx.example>',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4FxY2n0Wz1z3.1790000000/mx.example',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--4FxY2n0Wz1z3.1790000000/mx.example',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    'X-Postfix-Queue-ID: 4FxY2n0Wz1z3',
    'Arrival-Date: Tue, 29 Sep 2026 09:00:03 +0800 (CST)',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    ...(original === undefined ? [] : [`Original-Recipient: rfc822;${original}`]),
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.elsewhere.example',
    `Diagnostic-Code: ${diagnostic.replace(' ', '\r\n    ')}`,
    '',
    '--4FxY2n0Wz1z3.1790000000/mx.example',
    `Content-Description: Undelivered Message${headersOnly ? ' Headers' : ''}`,
    `Content-Type: ${headersOnly ? 'text/rfc822-headers' : 'message/rfc822'}`,
    '',
    'Return-Path: <desk@lakeside.example>',
    'From: =?UTF-8?B?54mp5Lia5a6i5pyN5Y+w?= <desk@lakeside.example>',
    `To: ${recipient}`,
    'Subject: =?UTF-8?B?5q+P5pel566A5oql?=',
    `Message-ID: ${messageId}`,
    'Date: Tue, 29 Sep 2026 01:00:02 +0000',
    ...(headersOnly ? [] : ['Content-Type: text/plain; charset=utf-8', '', '2 把钥匙逾期']),
    '',
    '--4FxY2n0Wz1z3.1790000000/mx.example--',
    '',
  ].join('\r\n');
}
