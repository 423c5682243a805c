import { registers } from '../../../rulebook/chapters/index.ts';
import type { RobotKind } from '../../../rulebook/chapters/site/robot-providers.ts';
import { type SiteTime, siteName } from '../../../rulebook/site/settings.ts';
import type { Language, Words } from '../../../rulebook/site/words.ts';
import { robotsFor, type SiteRobot } from '../chapters/site/site-robots.ts';
import { derivedId } from '../consequences/derived-id.ts';
import type { Effect } from '../consequences/effects.ts';
import { outboxWrites } from '../mail/outbox.ts';
import { isReadByStaff } from '../records/who-reads.ts';
import type { RobotPost } from './post.ts';

// What becomes a post, and under which id: the same cause is the same post of the same robot.

/** Where something is told of: the site's id, its name, and its robots. */
export interface Posting {
  readonly site: string;
  readonly time: SiteTime;
  readonly robots: readonly SiteRobot[];
}

/** Whose site it is, and what it is about. */
export const siteTitle = (time: SiteTime, words: Words, language: Language): string =>
  `${siteName(time)[language]} · ${words[language]}`;

/** Where a matter can be looked at. The id of what not all staff may read may be a room: that leads to the first page. */
export const recordPage = (site: string, register: string, record: string): string =>
  isReadByStaff(registers(register)) ? `/${register}/${record}?site=${site}` : `/?site=${site}`;

/** A post of each robot that posts this, once under an id that follows from its cause. */
function effectsOf(
  posting: Posting,
  kind: RobotKind,
  cause: readonly (string | number)[],
  postFor: (language: Language) => Omit<RobotPost, 'kind' | 'language'>,
  now: Date,
): Effect[] {
  const { site, robots } = posting;
  return robotsFor(kind, robots).map(({ id: robot, language }) => {
    const id = derivedId([site, kind, ...cause, robot]);
    const item = { site, robot, post: { kind, language, ...postFor(language) } };
    return { writes: (suffix) => outboxWrites(id + suffix, item, now), knownBy: ['site', 'robot'] };
  });
}

/** What somebody is told at once of a step, by its title alone: a group has other people in it than its readers. */
export interface ToldStep {
  readonly register: string;
  readonly record: string;
  readonly rev: number;
  readonly title: Words;
}

const toldNow: Words = { zh: '即时通知', en: 'Please note' };

export const toldPosts = (
  posting: Posting,
  { register, record, rev, title }: ToldStep,
  now: Date,
): Effect[] =>
  effectsOf(
    posting,
    'told',
    [register, record, rev],
    (language) => ({
      title: siteTitle(posting.time, toldNow, language),
      lines: [{ text: title[language], path: recordPage(posting.site, register, record) }],
      total: 1,
      path: null,
    }),
    now,
  );

/** A report of a period, as far as a group is told of it. */
export interface ToldReport {
  /** The report's name, `dailySummary`. */
  readonly report: string;
  readonly period: string;
  readonly title: Words;
  /** Its headline figures, a line each; no names, no rooms' people, no telephones. */
  readonly figures: readonly Words[];
  /** Below the page, with the site: `/reports/dailySummary/2026-09-30?site=lakeside`. */
  readonly path: string;
}

/** The posts of a report that has been written; to be created in its commit. */
export const reportPosts = (
  posting: Posting,
  { report, period, title, figures, path }: ToldReport,
  now: Date,
): Effect[] =>
  effectsOf(
    posting,
    'reports',
    [report, period],
    (language) => ({
      title: `${siteTitle(posting.time, title, language)} ${period}`,
      lines: figures.map((each) => ({ text: each[language], path: null })),
      total: figures.length,
      path,
    }),
    now,
  );
