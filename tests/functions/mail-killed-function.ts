import process from 'node:process';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { deliver } from '../../functions/src/mail/deliver.ts';
import { transportOf } from '../../functions/src/mail/transport.ts';
import { noRobots } from '../support/robots.ts';

// A function that can really be killed: delivers one mail in a process of its own. mail.test.ts starts it.
const [projectId = '', id = '', smtpUrl = '', from = '', messageKey = '', instant = ''] =
  process.argv.slice(2);
const db = getFirestore(initializeApp({ projectId }));
const transport = transportOf(smtpUrl);
await deliver(id, { db, transport, from, messageKey, robots: noRobots, now: () => new Date(instant) });
