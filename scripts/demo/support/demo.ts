import type { Firestore } from 'firebase-admin/firestore';
import { takeStep } from '../../../functions/src/records/take-step.ts';
import type { Calendar } from '../../../rulebook/site/calendar.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import { type Settings, siteTime } from '../../../rulebook/site/settings.ts';
import type { Uids } from './people.ts';
import { cardPicture, signaturePicture } from './pictures.ts';
import { DEMO_SITE, demoSettings } from './site.ts';

/**
 * What the lines of the demo site are written with. All that happens lies before now, at whatever hour the site is made:
 * today's matters are `earlier`, the others of `yesterday` until the afternoon, or of `lastMonth`.
 */
export interface Demo {
  readonly db: Firestore;
  readonly settings: Settings;
  readonly calendar: Calendar;
  readonly uid: Uids;
  /** ISO date. */
  readonly today: string;
  readonly lastMonth: Date;
  /** Yesterday at a time of day: '15:20'. */
  readonly yesterday: (time: string) => Date;
  /** A whole minute, so many before now. */
  readonly earlier: (minutes: number) => Date;
  /** Takes a step through the rulebook; throws `StepRefused` where it would be refused. */
  readonly take: Take;
  /** Takes a picture for one record. Returns its id. */
  readonly photograph: (
    kind: keyof typeof pictures,
    forRegister: string,
    forRecord: string,
    at: Date,
  ) => Promise<string>;
}

export type Take = (
  by: Role,
  register: string,
  step: string,
  id: string,
  input: Readonly<Record<string, unknown>>,
  at: Date,
) => Promise<void>;

/** What a file of `scripts/demo/<chapter>/` exports as `lines`: what has happened, step by step. */
export type DemoLines = (demo: Demo) => Promise<void>;

const pictures = { signature: signaturePicture, idCard: cardPicture };

export function demoAt(db: Firestore, uid: Uids, now: Date): Demo {
  const { calendar } = siteTime(demoSettings);
  const today = calendar.day(now);
  const take: Take = (by, register, step, id, input, at) =>
    takeStep(db, { site: DEMO_SITE, register, step, id, input, actor: uid[by], at }, at);
  return {
    ...{ db, settings: demoSettings, calendar, uid, today, take },
    lastMonth: lastMonth(now),
    yesterday: (time) => calendar.instant(calendar.shiftDay(today, -1), time),
    earlier: (minutes) => new Date(Math.floor(now.getTime() / 60_000 - minutes) * 60_000),
    photograph: async (kind, forRegister, forRecord, at) => {
      const id = `${forRecord}-${kind}`;
      const picture = { kind, mediaType: 'image/png', content: pictures[kind](), forRegister, forRecord };
      await take('receptionist', 'attachments', 'add', id, picture, at);
      return id;
    },
  };
}

/** When the site was opened. */
export function lastMonth(now: Date): Date {
  const { calendar } = siteTime(demoSettings);
  return calendar.instant(calendar.shiftDay(calendar.day(now), -30), '09:00');
}
