import { tidied } from '../../../../rulebook/notation/plain-text.ts';
import { entriesPath, newId } from '../../../../rulebook/reading/paths.ts';
import { serverTime } from '../../../../rulebook/reading/server-time.ts';
import { isDenied, isUnreachable, readingFailed } from '../../data/failures.ts';
import { commit, getOne } from '../../firebase/lite.ts';
import { dayText } from '../../language/time.ts';
import type { Words } from '../../language/words.ts';
import { refreshSession } from '../../session/current.ts';
import type { Session } from '../../session/session.ts';

/** What somebody is about to write. The id is made once, so that sending it again does not write it twice. */
export interface Draft {
  readonly id: string;
  readonly text: string;
  readonly shift: string | null;
  readonly phoneAt: Date | null;
}

export const blankDraft = (): Draft => ({ id: newId(), text: '', shift: null, phoneAt: null });

const offline: Words = {
  zh: '没有网络，还没有记入。日志的时间由服务器盖章，不能离线补记；文字已留在这里，联网后请再点一次',
  en: 'No network: it is not written. The server stamps the time, so the log can’t be written offline; your text stays here, press again when the network is back',
};

const refused: Words = {
  zh: '未被接受：日志只能记入当日，本机日期或时间可能不准；文字已保留，请核对后再试',
  en: 'Not accepted: only today’s book is written in, and this device’s clock may be wrong; your text is kept, please check and try again',
};

/**
 * Writes a line into today's book, just as the rules want it; with `corrects` it is the correction of an older one.
 * Returns why it did not work, null when it stands in the book.
 */
export async function writeEntry(
  session: Session,
  { id, text, shift, phoneAt }: Draft & { readonly shift: string },
  corrects: string | null,
): Promise<Words | null> {
  const { site, uid, zone } = session;
  const day = dayText(new Date(), zone);
  const path = `${entriesPath(site, day)}/${id}`;
  const data = {
    day,
    kind: corrects === null ? 'note' : 'correction',
    text: tidied(text),
    shift,
    ...(phoneAt ? { phoneAt } : {}),
    ...(corrects === null ? {} : { corrects }),
    by: uid,
    at: serverTime,
  };
  try {
    await commit([{ path, opens: true, data }]);
    return null;
  } catch (error) {
    if (isUnreachable(error) || !navigator.onLine) return offline;
    if (!isDenied(error)) return readingFailed(error);
    // Nobody alters an entry: a second send of one whose answer was lost is denied.
    if (await stands(path, uid)) return null;
    void refreshSession();
    return refused;
  }
}

const stands = (path: string, uid: string): Promise<boolean> =>
  getOne(path).then(
    (entry) => entry?.by === uid,
    () => false,
  );
