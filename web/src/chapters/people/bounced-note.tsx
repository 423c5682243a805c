import { stampText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import type { BouncedMember } from './bounced.ts';

/** Why mail to a member comes back, since when, and what the server said. */
export function BouncedNote({ bounced, isOwn }: { bounced: BouncedMember; isOwn: boolean }) {
  const say = useWords();
  const { zone } = useSession();
  const { address, reason, at, said } = bounced;
  const when = stampText(new Date(at), zone);
  return (
    <div class="notice-box" role="note">
      <p>
        <b>
          {say(
            isOwn
              ? { zh: `寄到您邮箱 ${address} 的邮件被退回`, en: `Mail to your address ${address} comes back` }
              : { zh: `寄到 ${address} 的邮件被退回`, en: `Mail to ${address} comes back` },
          )}
        </b>
        {say({ zh: `：${reason.zh}（${when}）`, en: `: ${reason.en} (${when})` })}
      </p>
      <p>
        {say(
          isOwn
            ? {
                zh: '您收不到提醒邮件。请检查邮箱，或请系统管理员更换地址；有邮件送达一天后，本提示自动消失。',
                en: 'No reminder reaches you. Look after the mailbox, or ask the administrator for another address; this goes a day after a mail has arrived.',
              }
            : {
                zh: '其收不到提醒邮件。请与本人核对邮箱；有邮件送达一天后，本提示自动消失。',
                en: 'No reminder reaches them. Ask the person about the address; this goes a day after a mail has arrived.',
              },
        )}
      </p>
      <p class="muted">{said}</p>
    </div>
  );
}
