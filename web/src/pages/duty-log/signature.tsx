import { useState } from 'preact/hooks';
import { read } from '../../../../rulebook/language/record.ts';
import { useNames } from '../../data/names.ts';
import type { Document, Row } from '../../data/store.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Button } from '../../kit/button.tsx';
import { Badge, Clauses, Problem } from '../../kit/notes.tsx';
import { counted } from '../../language/count.ts';
import { stampText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { holdsNow } from '../../session/session.ts';
import type { Book } from './book.ts';

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
  const nameOf = useNames();
  const [isSigning, setIsSigning] = useState(false);
  const isBlocked = papers.length > 0;
  const at = read(review, ['opened', 'at']);
  if (review === undefined) return <div class="signature-line" />;
  return (
    <div class="signature-line">
      {review ? (
        <p>
          <Badge tone="good">{say({ zh: '已审阅签字', en: 'Reviewed and signed' })}</Badge>{' '}
          {nameOf(String(read(review, ['opened', 'by'])))} {at instanceof Date && stampText(at, session.zone)}
          {review.remarks !== undefined && <span class="muted"> · {String(review.remarks)}</span>}
        </p>
      ) : (
        <>
          <p>
            <Badge tone="warn">{say({ zh: '未审阅签字', en: 'Not signed yet' })}</Badge>{' '}
            <Clauses ids={['R2.4.8']} />
          </p>
          {holdsNow(session, 'supervisor') && (
            <Button
              kind="primary"
              icon="check"
              disabled={isBlocked || !book.entries}
              onClick={() => setIsSigning(true)}
            >
              {say({ zh: '审阅签字', en: 'Review and sign' })}
            </Button>
          )}
        </>
      )}
      {!review && isBlocked && <Papers papers={papers} />}
      {isSigning && (
        <StepDialog
          register="dutyLogReviews"
          step="sign"
          id={day}
          preset={{ day }}
          title={{ zh: `审阅并签署 ${day} 值班日志`, en: `Review and sign the duty log of ${day}` }}
          note={<Repeated day={day} book={book} />}
          onClose={() => setIsSigning(false)}
        />
      )}
    </div>
  );
}

/** What the signature stands under, said once more before it is given. */
function Repeated({ day, book }: { day: string; book: Book }) {
  const say = useWords();
  const entries = book.entries ?? [];
  const corrections = entries.filter(({ corrects }) => corrects !== null).length;
  const calls = entries.filter(({ phoneAt }) => phoneAt !== null).length;
  const hash = book.seals.hash?.slice(0, 12) ?? '—';
  return (
    <div class="note signing">
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
        <li>
          {say({
            zh: '签字后不能撤回；此后当日再记入的，会标明“签字后新增”。',
            en: 'A signature is not taken back; what is written into the day after it is marked so.',
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
      <ul class="rows">
        {papers.map(({ id, data }) => (
          <li key={id}>
            <a class="row" href={`/keyLoans/${encodeURIComponent(id)}`}>
              <span class="dot bad" />
              <span class="row-main">
                <b>
                  {String(data.keyCode)} {String(data.unit)}
                </b>
                <span>{String(data.purpose)}</span>
              </span>
              <span class="row-end">{say({ zh: '去补办', en: 'Complete' })}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
