import './picture.css';
import { useEffect, useState } from 'preact/hooks';
import { readingFailed } from '../data/failures.ts';
import type { Document } from '../data/store.ts';
import { useRegisters } from '../data/use-registers.ts';
import { getOne } from '../firebase/lite.ts';
import { Button } from '../kit/button.tsx';
import { useWords, type Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';

/** A picture that is in memory. */
export function PictureOf({ content, mediaType }: { content: Uint8Array; mediaType: string }) {
  const say = useWords();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer>], { type: mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content, mediaType]);
  return url ? <img class="picture" src={url} alt={say({ zh: '附件图片', en: 'Attached picture' })} /> : null;
}

/** An attachment, fetched only when somebody wants to see it: papers show who people are. */
export function Picture({ id }: { id: string }) {
  const say = useWords();
  const { site } = useSession();
  const [found, setFound] = useState<Document | null>(null);
  const [failure, setFailure] = useState<Words | null>(null);
  const states = useRegisters('attachments')?.('attachments').states;
  const show = () =>
    getOne(`sites/${site}/attachments/${id}`).then(
      (document) => setFound(document ?? {}),
      (error) => setFailure(readingFailed(error)),
    );
  if (failure) return <span class="muted">{say(failure)}</span>;
  if (!found) {
    return (
      <Button icon="camera" onClick={() => void show()}>
        {say({ zh: '查看', en: 'Show' })}
      </Button>
    );
  }
  return found.content instanceof Uint8Array ? (
    <PictureOf content={found.content} mediaType={String(found.mediaType)} />
  ) : (
    <span class="muted">
      {say(states?.[String(found.state)]?.words ?? { zh: '没有内容', en: 'No content' })}
    </span>
  );
}
