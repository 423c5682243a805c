import { keyKinds } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { read } from '../../../../rulebook/notation/record.ts';
import { spanText } from '../../../../rulebook/site/span.ts';
import { useNames } from '../../data/names.ts';
import { Icon } from '../../kit/icon.tsx';
import { useNow } from '../../kit/now.ts';
import { shortText, untilText } from '../../language/time.ts';
import { useLanguage, useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import type { KeyState } from './board.ts';
import { holderWords } from './borrower.ts';
import { lookOf } from './key-look.ts';
import type { KeyMatters } from './key-matters.ts';
import { missingPieces, piecesWords } from './pieces.ts';

const oldLock: Words = {
  zh: '业户已换锁，新钥匙未交：这把旧钥匙可能打不开门',
  en: 'The household has changed its lock and not brought the new key: this one may open nothing',
};

/** A key at one glance: where it is, who has it, what it opens. */
export function KeyFace({ matters }: { matters: KeyMatters }) {
  const say = useWords();
  const now = useNow();
  const { key, kind, due } = matters;
  const look = lookOf(key.state as KeyState, due !== null && due <= now);
  return (
    <section class={`key-face ${look.tone}`} aria-label={say({ zh: '钥匙现状', en: 'The key now' })}>
      <p class="key-face-state">
        <Icon name={look.icon} />
        <b>{say(look.words)}</b>
        <span>{say(keyKinds[kind])}</span>
      </p>
      <Holder matters={matters} now={now} />
      {key.lockChanged === true && <p class="notice-box">{say(oldLock)}</p>}
      <Facts matters={matters} />
    </section>
  );
}

/** Who has it or who should seal it, since when, until when. */
function Holder({ matters: { key, holding, due }, now }: { matters: KeyMatters; now: Date }) {
  const say = useWords();
  const language = useLanguage();
  const nameOf = useNames();
  const { zone } = useSession();
  const span = due ? spanText(Math.abs(now.getTime() - due.getTime()), language) : '';
  const until =
    due &&
    (due <= now
      ? {
          zh: `应于 ${untilText(due, zone, now)} 前，已逾期 ${span}`,
          en: `was due ${untilText(due, zone, now)}, ${span} late`,
        }
      : {
          zh: `${untilText(due, zone, now)} 前，还有 ${span}`,
          en: `by ${untilText(due, zone, now)}, in ${span}`,
        });
  if (key.state === 'out' && !holding) return <p class="key-face-holder">…</p>;
  if (!holding) return until && <p class="key-face-holder">{say(until)}</p>;
  return (
    <p class="key-face-holder">
      <b>{say(holderWords(holding, nameOf))}</b>
      <span>
        {holding.since &&
          say({
            zh: `${shortText(holding.since, zone, now)} 借出`,
            en: `out since ${shortText(holding.since, zone, now)}`,
          })}
        {until && ` · ${say(until)}`}
      </span>
      {holding.purpose !== '' && <span>{holding.purpose}</span>}
      {holding.delayReason !== '' && (
        <span>
          {say({ zh: `未还原因：${holding.delayReason}`, en: `Late because: ${holding.delayReason}` })}
        </span>
      )}
    </p>
  );
}

type Fact = readonly [title: Words, value: unknown, address?: string | undefined];

function Facts({ matters: { key, kind } }: { matters: KeyMatters }) {
  const say = useWords();
  const counted = { pieces: Number(key.pieces), present: Number(key.present) };
  const missing = missingPieces(counted);
  // What was kept of its number is for its restoring.
  const isGone = ['lost', 'withdrawn'].includes(String(key.state));
  const facts: readonly Fact[] = [
    [{ zh: '用于', en: 'For' }, key.opensWhat, unitAddress(key.unit)],
    [{ zh: '挂钩', en: 'Hook' }, key.hook],
    [{ zh: '数量', en: 'Pieces' }, say(piecesWords(isGone ? { ...counted, present: 0 } : counted))],
    [{ zh: '缺少', en: 'Missing' }, isGone ? null : missing && say(missing)],
    [{ zh: '封条编号', en: 'Seal number' }, kind === 'sealed' ? key.sealNo : undefined],
    [{ zh: '备注', en: 'Note' }, key.note],
    withdrawal(kind, key.withdrawnFor, say),
  ];
  return (
    <dl class="key-facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([title, value, address]) => (
          <div key={title.zh}>
            <dt>{say(title)}</dt>
            <dd>{address ? <a href={address}>{String(value)}</a> : String(value)}</dd>
          </div>
        ))}
    </dl>
  );
}

const unitAddress = (unit: unknown): string | undefined =>
  typeof unit === 'string' ? `/units/${encodeURIComponent(unit)}` : undefined;

/** The register in which a key was written out, each by its name; otherwise it left in the supervisor's words. */
const writtenOut: Partial<Readonly<Record<KeyMatters['kind'], readonly [string, Words]>>> = {
  repair: ['repairKeyPickups', { zh: '返修钥匙领取登记表', en: 'Collection register' }],
  deposited: ['keyDeposits', { zh: '业户钥匙寄存登记表', en: 'Deposit register' }],
  sealed: ['keyDeposits', { zh: '业户钥匙寄存登记表', en: 'Deposit register' }],
};

function withdrawal(kind: KeyMatters['kind'], record: unknown, say: (words: Words) => string): Fact {
  const title = { zh: '领走', en: 'Withdrawn' };
  const [register, form] = writtenOut[kind] ?? [];
  if (typeof record !== 'string' || !register || !form) return [title, record];
  return [title, say(form), `/${register}/${encodeURIComponent(record)}`];
}

/** Who has signed a request, and when. */
export const signedBy = (approvals: unknown, role: string): { by: string; at: unknown } | null => {
  const by = read(approvals, [role, 'by']);
  return typeof by === 'string' ? { by, at: read(approvals, [role, 'at']) } : null;
};
