import { afterEach, describe, expect, it } from 'vitest';
import { isPicture } from '../../functions/src/chapters/documents/picture-structure.ts';
import { pngOf } from '../support/pictures.ts';
import { openTestSite, type TestSite } from '../support/site.ts';
import { snapshotOf } from '../support/snapshot.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (): Promise<TestSite> => {
  const site = await openTestSite({ at: '2026-09-29 09:00' });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const png = pngOf('a signature');
// One grey point each, written by an encoder.
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);
const webp = Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAUAmJaQAA3AA/v02aAA=', 'base64');

const cut = (bytes: Buffer, by: number): Buffer => bytes.subarray(0, bytes.length - by);
const without = (bytes: Buffer, name: string): Buffer => {
  const copy = Buffer.from(bytes);
  copy.write('xxxx', copy.indexOf(name), 'latin1');
  return copy;
};
const wide = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy.writeUInt32BE(0, 16);
  return copy;
};

describe('what is a picture', () => {
  it.each([
    ['PNG', png, 'image/png'],
    ['JPEG', jpeg, 'image/jpeg'],
    ['WebP', webp, 'image/webp'],
    [
      'JPEG with something behind its end, as phones write it',
      Buffer.concat([jpeg, Buffer.from('more')]),
      'image/jpeg',
    ],
  ])('[R4.4.1.5] a whole %s', (_name, content, mediaType) => {
    expect(isPicture(content, mediaType)).toBe(true);
  });

  it.each([
    ['of another format than stated', png, 'image/jpeg'],
    [
      'that is a text behind a signature',
      Buffer.concat([png.subarray(0, 8), Buffer.alloc(90, 'x')]),
      'image/png',
    ],
    ['PNG that is cut', cut(png, 5), 'image/png'],
    ['PNG without an end', cut(png, 12), 'image/png'],
    ['PNG without content', without(png, 'IDAT'), 'image/png'],
    ['PNG without a head', without(png, 'IHDR'), 'image/png'],
    ['PNG without a size', wide(png), 'image/png'],
    ['PNG with something behind its end', Buffer.concat([png, Buffer.from('PK')]), 'image/png'],
    ['JPEG without an end', cut(jpeg, 2), 'image/jpeg'],
    ['JPEG without a frame', Buffer.concat([jpeg.subarray(0, 89), jpeg.subarray(102)]), 'image/jpeg'],
    ['JPEG that is only its beginning', jpeg.subarray(0, 70), 'image/jpeg'],
    ['WebP of another length than it states', cut(webp, 1), 'image/webp'],
    ['WebP without a picture', without(webp, 'VP8 '), 'image/webp'],
    ['at all', undefined, 'image/png'],
  ])('[R4.4.1.5] none %s', (_name, content, mediaType) => {
    expect(isPicture(content, mediaType)).toBe(false);
  });
});

describe('an attachment', () => {
  const add = async (site: TestSite, content: Buffer) => {
    const picture = { kind: 'idCard', mediaType: 'image/png', content };
    const made = { forRegister: 'keyLoans', forRecord: 'loan' };
    const [added] = await site.take('receptionist', 'attachments', 'add', 'copy', { ...picture, ...made });
    if (!added) throw new Error('Nothing moved');
    return added;
  };

  it('[R4.4.1.5] [R4.4.3.3] that is none is taken out, once, and who sent it is told', async () => {
    const site = await opening();
    const added = await add(site, cut(png, 20));
    const refused = await site.record('attachments', 'copy');
    expect(refused).toMatchObject({ state: 'refused', rev: 2, last: { step: 'refuse', by: 'system' } });
    expect(refused).not.toHaveProperty('content');
    await site.deliver(await site.written('attachments', 'copy'));
    const told = (await site.told()).filter((line) => line.includes('附件'));
    expect(told.map((line) => line.split(' ')[2])).toEqual(['receptionist', 'supervisor']);
    const wanted = await snapshotOf(site.db);
    await site.deliver(added);
    await site.deliver(added);
    expect(await snapshotOf(site.db)).toEqual(wanted);
  });

  it('[R4.4.1.5] that is one is kept', async () => {
    const site = await opening();
    const added = await add(site, png);
    await site.deliver(added);
    expect(await site.record('attachments', 'copy')).toMatchObject({ state: 'kept', rev: 1 });
  });
});
