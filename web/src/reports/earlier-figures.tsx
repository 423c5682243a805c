import './earlier-figures.css';
import { Icon } from '../kit/icon.tsx';
import { counted } from '../language/count.ts';
import { stampText } from '../language/time.ts';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { type Revision, revisionsOf } from './revisions.ts';
import type { StoredReport } from './stored.ts';

/** What has changed since the report was first written, each time that it was reckoned anew, the latest first. */
export function EarlierFigures({ report }: { report: StoredReport }) {
  const say = useWords();
  const revisions = revisionsOf(report);
  if (revisions.length === 0) return null;
  return (
    <section class="earlier-figures" aria-label={say({ zh: '重新核算的变化', en: 'Reckoned anew' })}>
      {revisions.map((revision) => (
        <RevisionNote key={revision.at.getTime()} revision={revision} />
      ))}
    </section>
  );
}

function RevisionNote({ revision: { at, changes, others } }: { revision: Revision }) {
  const say = useWords();
  const { zone } = useSession();
  const when = stampText(at, zone);
  const isSame = changes.length === 0 && others === 0;
  return (
    <div class="notice-box">
      <Icon name="clock" />
      <div>
        <p>
          {say({ zh: `${when} 重新核算`, en: `Reckoned anew on ${when}` })}
          {isSame && say({ zh: '：数字没有变化', en: ': no figure has changed' })}
        </p>
        <ul>
          {changes.map(({ key, title, from, to }) => (
            <li key={key}>
              {say(title)}
              {say({ zh: '：', en: ': ' })}
              <s>{from}</s> → <b>{to}</b>
            </li>
          ))}
        </ul>
        {others > 0 && (
          <p>
            {say({
              zh: `另有 ${others} 个明细数字变化`,
              en: `${counted(others, 'detail has', 'details have')} changed too`,
            })}
          </p>
        )}
      </div>
    </div>
  );
}
