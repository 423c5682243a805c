import type { Document } from '../../data/store.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { siteWords } from '../../session/session.ts';
import { dayWritten } from '../../survey/day.ts';
import { Qr } from '../keys/qr.tsx';
import type { Slip } from './slips.tsx';

interface SheetProps {
  readonly slips: readonly Slip[];
  readonly survey: Document;
}

/** Slips to be cut apart, eight on a page. In both languages, since nobody knows who opens the door. */
export function SlipSheet({ slips, survey }: SheetProps) {
  const say = useWords();
  return (
    <ul class="slip-sheet" aria-label={say({ zh: '问卷条', en: 'Slips' })}>
      {slips.map((slip) => (
        <li key={slip.link} class="survey-slip">
          <OneSlip slip={slip} survey={survey} />
        </li>
      ))}
    </ul>
  );
}

function OneSlip({ slip, survey }: { slip: Slip; survey: Document }) {
  const session = useSession();
  const site = siteWords(session);
  const closes = String(survey.closesOn);
  return (
    <>
      <div class="slip-head">
        <span>{site.zh}</span> <span lang="en">{site.en}</span>
      </div>
      <b class="slip-title">{String(survey.title)}</b>
      {survey.titleEnglish !== undefined && (
        <span class="slip-english" lang="en">
          {String(survey.titleEnglish)}
        </span>
      )}
      <div class="slip-body">
        <Qr text={slip.link} label={`QR ${slip.room}`} />
        <div class="slip-words">
          <b class="slip-room">{slip.room}</b>
          <p>
            微信或相机扫码作答，无需注册登录{survey.anonymous === true && '；不记名，无人知道谁答了什么'}
            。截止 {closes}。
          </p>
          <p class="slip-english" lang="en">
            Scan with WeChat or a camera; no account is needed
            {survey.anonymous === true && ', and nobody learns who said what'}. Until{' '}
            {dayWritten(closes, 'en')}.
          </p>
        </div>
      </div>
      <small class="slip-link">{slip.link}</small>
    </>
  );
}
