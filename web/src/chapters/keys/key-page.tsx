import './key-page.css';
import '../../records/records.css';
import { useEffect, useRef } from 'preact/hooks';
import { afterFirstRecords } from '../../after-first-records.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { LinkButton } from '../../kit/button.tsx';
import { later } from '../../kit/later.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { useWords } from '../../language/words.ts';
import { usePrintedRecord } from '../../paper/use-printed-record.tsx';
import { useSession } from '../../session/current.ts';
import { KeyDoing, useDoing } from './key-doing.tsx';
import { KeyFace } from './key-face.tsx';
import { KeyHistory } from './key-history.tsx';
import { useKeyMatters } from './key-matters.ts';

const Related = later(() => import('../../records/related.tsx').then((m) => m.Related));

/** What stands in what runs at the key and in its history. */
const SHOWN = ['keyLoans', 'areaKeyHandovers', 'keyIncidents', 'keyCopies', 'lockChanges'] as const;

/** One key: where it is, what can be done with it now, and all that has been done. */
export function KeyPage({ id = '' }: { id?: string }) {
  const say = useWords();
  const { site } = useSession();
  const { value: key, failure } = useRecord(`sites/${site}/keys/${id}`);
  const isKnown = key !== undefined;
  useEffect(() => {
    if (isKnown) afterFirstRecords();
  }, [isKnown]);
  if (key) return <Known key={id} id={id} record={key} />;
  return (
    <Page title={{ zh: '钥匙', en: 'Key' }} back="/cabinet">
      {failure != null && <Problem words={readingFailed(failure)} />}
      {key === null && (
        <Empty icon="key" words={{ zh: '没有这把钥匙', en: 'There is no such key' }}>
          <LinkButton icon="scan" href="/scan">
            {say({ zh: '重新扫码', en: 'Scan again' })}
          </LinkButton>
        </Empty>
      )}
      {key === undefined && failure == null && <Loading rows={5} />}
    </Page>
  );
}

function Known({ id, record }: { id: string; record: Document }) {
  const say = useWords();
  const matters = useKeyMatters(id, record);
  const doing = useDoing(matters);
  // What is drawn stays, also while a loan that has just begun is on its way.
  const isDrawn = useRef(false);
  isDrawn.current ||= matters.isKnown;
  const title = `${record.code} · ${record.opensWhat}`;
  const registers = useRegisters('keys');
  const printed = usePrintedRecord({ name: 'keys', id, registers, record });
  return (
    <Page
      title={{ zh: title, en: title }}
      back="/cabinet"
      actions={
        <>
          <LinkButton
            class="key-label-link"
            icon="scan"
            href={`/cabinet/labels?keys=${encodeURIComponent(id)}`}
            aria-label={say({ zh: '打印标签', en: 'Print the label' })}
          >
            {say({ zh: '标签', en: 'Label' })}
          </LinkButton>
          {printed.button}
        </>
      }
    >
      {printed.paper}
      {isDrawn.current ? (
        <>
          <div class="key-page">
            <KeyFace matters={matters} />
            {doing ? (
              <>
                <KeyDoing matters={matters} doing={doing} />
                <KeyHistory matters={matters} />
              </>
            ) : (
              <div class="key-doing steps-waiting" />
            )}
          </div>
          <Related register="keys" id={id} except={SHOWN} />
        </>
      ) : (
        <Loading rows={5} />
      )}
    </Page>
  );
}
