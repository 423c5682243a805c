import { useMemo, useState } from 'preact/hooks';
import { type Settings, siteTime } from '../../../../rulebook/site/settings.ts';
import { useNames } from '../../data/names.ts';
import type { Document, Row } from '../../data/store.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Button } from '../../kit/button.tsx';
import { Badge, Clauses, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { counted } from '../../language/count.ts';
import { stampText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { holdsNow } from '../../session/session.ts';
import type { Book } from './book.ts';
import { signatureOf } from './signed.ts';

interface SignatureProps {
  readonly day: string;
  readonly book: Book;
  readonly papers: readonly Row[];
  /** Undefined until it is known; null when nobody has signed. */
  readonly review: Document | null | undefined;
}

/** The supervisor's daily signature under the book (R2.4.8), and what stands in its way. */
export function Signature({ day, book, papers, review }: SignatureProps) {
  const say = useWords();
  const session = useSession();
  const now = useNow();
  const [isSigning, setIsSigning] = useState(false);
  const { calendar, settings } = useMemo(
    () => siteTime(session.settings as Partial<Settings>),
    [session.settings],
  );
  if (review === undefined) return <div class="signature-line" />;
  const isOpen = review?.state !== 'signed';
  const isEarly = now < calendar.instant(day, settings.closing);
  const isBlocked = papers.length > 0;
  const step = review ? 'signAgain' : 'sign';
  return (
    <div class="signature-line">
      <State review={review} />
      {isOpen && holdsNow(session, 'supervisor') && (
        <>
          <Button
            kind="primary"
            icon="check"
            disabled={isEarly || isBlocked || !book.entries}
            onClick={() => setIsSigning(true)}
          >
            {say(review ? { zh: '重新签字', en: 'Sign again' } : { zh: '审阅签字', en: 'Review and sign' })}
          </Button>
          {isEarly && (
            <small class="muted">
              {say({
                zh: `下班（${settings.closing}）之后才能签当天的值班日志`,
                en: `The day is signed at closing (${settings.closing}) or later`,
              })}{' '}
              <Clauses ids={['R2.4.8', 'R5.1.1']} />
            </small>
          )}
        </>
      )}
      {isOpen && isBlocked && <Papers papers={papers} />}
      {isSigning && (
        <StepDialog
          register="dutyLogReviews"
          step={step}
          id={day}
          record={review}
          preset={review ? { remarks: review.remarks } : { day }}
          title={{ zh: `审阅并签署 ${day} 值班日志`, en: `Review and sign the duty log of ${day}` }}
          note={<Repeated day={day} book={book} since={signatureOf(review)?.at ?? null} />}
          onClose={() => setIsSigning(false)}
        />
      )}
    </div>
  );
}

/** Whether it is signed, by whom, and whether that still holds. */
function State({ review }: { review: Document | null }) {
  const say = useWords();
  const nameOf = useNames();
  const { zone } = useSession();
  const signed = signatureOf(review);
  const isReopened = review?.state === 'reopened';
  if (!review || !signed) {
    return (
      <p>
        <Badge tone="warn">{say({ zh: '未审阅签字', en: 'Not signed yet' })}</Badge>{' '}
        <Clauses ids={['R2.4.8']} />
      </p>
    );
  }
  return (
    <p>
      {isReopened ? (
        <Badge tone="warn">{say({ zh: '待重签', en: 'To be signed again' })}</Badge>
      ) : (
        <Badge tone="good">{say({ zh: '已审阅签字', en: 'Reviewed and signed' })}</Badge>
      )}{' '}
      {nameOf(signed.by)} {stampText(signed.at, zone)}
      {isReopened && say({ zh: ' 签字之后又有新内容', en: ' signed; the day has changed since' })}
      {isReopened && <Clauses ids={['R2.4.8']} />}
      {review.remarks !== undefined && <span class="muted"> · {String(review.remarks)}</span>}
    </p>
  );
}

/** What the signature stands under, said once more before it is given. */
function Repeated({ day, book, since }: { day: string; book: Book; since: Date | null }) {
  const say = useWords();
  const entries = book.entries ?? [];
  const corrections = entries.filter(({ corrects }) => corrects !== null).length;
  const calls = entries.filter(({ phoneAt }) => phoneAt !== null).length;
  const added = since === null ? 0 : entries.filter(({ at }) => at > since).length;
  const hash = book.seals.hash?.slice(0, 12) ?? '—';
  return (
    <div class="notice-box signing">
      <ul>
        <li>
          {say({
            zh: `${day} 共 ${entries.length} 条：更正 ${corrections} 条，通话记录 ${calls} 条`,
            en: `${day}: ${counted(entries.length, 'entry', 'entries')}; corrections: ${corrections}, with a call: ${calls}`,
          })}
        </li>
        <li>
          {say({
            zh: `已封存 ${book.seals.count ?? 0} 条，最后校验码 ${hash}`,
            en: `${book.seals.count ?? 0} sealed, last hash ${hash}`,
          })}
        </li>
        {since !== null && (
          <li>
            {say({
              zh: `上次签字之后新增 ${added} 条`,
              en: `${counted(added, 'entry', 'entries')} since the last signature`,
            })}
          </li>
        )}
        <li>
          {say({
            zh: '签字后不能撤回；此后当日再有内容，会标明“签字后新增”，并须重新签字。',
            en: 'A signature is not taken back; what comes into the day after it is marked so, and the day is signed again.',
          })}
        </li>
      </ul>
    </div>
  );
}

function Papers({ papers }: { papers: readonly Row[] }) {
  const say = useWords();
  return (
    <div class="papers-owed">
      <Problem
        words={{
          zh: `当日紧急动用钥匙有 ${papers.length} 项手续未补齐，补齐后才能签字`,
          en: `Papers of ${counted(papers.length, 'emergency release')} of the day are owed; the day can’t be signed before they are complete`,
        }}
        clauses={['R4.4.1.4']}
      />
      <ul class="list-rows">
        {papers.map(({ id, data }) => (
          <li key={id}>
            <a class="list-row" href={`/keyLoans/${encodeURIComponent(id)}`}>
              <span class="dot bad" />
              <span class="list-main">
                <b>
                  {String(data.keyCode)} {String(data.unit)}
                </b>
                <span>{String(data.purpose)}</span>
              </span>
              <span class="list-end">{say({ zh: '去补办', en: 'Complete' })}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
