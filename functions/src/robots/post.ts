import { z } from 'zod';
import { type RobotKind, robotKinds } from '../../../rulebook/chapters/site/robot-providers.ts';

const kinds = Object.keys(robotKinds) as [RobotKind, ...RobotKind[]];

/** Below the page, with the site: `/keyLoans/l1?site=lakeside`. */
const path = z.string().startsWith('/');

/**
 * What a robot posts, in its language. It names no household and no telephone: a group has other people in it than those
 * who may read a record.
 */
export const robotPost = z.object({
  kind: z.enum([...kinds, 'test']),
  language: z.enum(['zh', 'en']),
  title: z.string(),
  lines: z.array(z.object({ text: z.string(), path: path.nullable() })),
  /** How many lines there are; `lines` may be the first of them. */
  total: z.int().min(0),
  /** Where the whole of it stands. */
  path: path.nullable(),
});

export type RobotPost = Readonly<z.infer<typeof robotPost>>;
