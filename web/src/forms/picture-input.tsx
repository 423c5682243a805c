import '../kit/segments.css';
import './picture-input.css';
import { useState } from 'preact/hooks';

import { Button } from '../kit/button.tsx';
import { later } from '../kit/later.tsx';
import { useWords, type Words } from '../language/words.ts';
import { PictureOf } from '../records/picture.tsx';
import { capturePhoto } from './captured.ts';
import { useForm } from './form-context.ts';

const SignaturePad = later(() => import('./signature-pad.tsx').then((m) => m.SignaturePad));

interface PictureProps {
  readonly name: string;
  /** Kinds that the rules take here; all when empty. */
  readonly kinds: readonly string[];
  readonly value: string;
  readonly onChange: (id: string | undefined) => void;
}

const noPicture: Words = {
  zh: '这个文件不是图片，请重新选择',
  en: 'This file is no picture; please choose another',
};

/** Camera first; where there is none, both are the same. */
const sources: readonly (readonly [capture: 'environment' | '', words: Words])[] = [
  ['environment', { zh: '拍照', en: 'Take a photo' }],
  ['', { zh: '从相册选择', en: 'Choose a picture' }],
];

/** A photo of a paper, or a signature on the screen. */
export function PictureInput({ name, kinds, value, onChange }: PictureProps) {
  const { captured, keep } = useForm();
  const [isSigning, setIsSigning] = useState(false);
  const say = useWords();
  const picture = captured.get(value);
  const isSignature = name.toLowerCase().endsWith('signature');
  if (picture || value !== '') {
    return (
      <div class="picture-field">
        {picture ? (
          <PictureOf content={picture.content} mediaType={picture.mediaType} />
        ) : (
          <span class="badge good">✓</span>
        )}
        <Button onClick={() => onChange(undefined)}>{say({ zh: '重做', en: 'Do it again' })}</Button>
      </div>
    );
  }
  if (!isSignature) return <PhotoInput kinds={kinds} onChange={onChange} />;
  return (
    <>
      <Button icon="check" onClick={() => setIsSigning(true)}>
        {say({ zh: '在屏幕上签名', en: 'Sign on the screen' })}
      </Button>
      {isSigning && (
        <SignaturePad
          onClose={() => setIsSigning(false)}
          onSigned={(signed) => {
            keep(signed);
            onChange(signed.id);
            setIsSigning(false);
          }}
        />
      )}
    </>
  );
}

function PhotoInput({ kinds, onChange }: Pick<PictureProps, 'kinds' | 'onChange'>) {
  const say = useWords();
  const { registers, keep } = useForm();
  const [problem, setProblem] = useState<Words | null>(null);
  const field = registers('attachments').fields.kind;
  const choices = field?.type === 'choice' ? Object.entries(field.choices) : [];
  const offered = choices.filter(([kind]) =>
    kinds.length === 0 ? kind !== 'signature' : kinds.includes(kind),
  );
  const [kind, setKind] = useState<string | null>(null);
  const chosen = kind ?? (offered.length === 1 ? offered[0]?.[0] : undefined);
  const take = async (file: File | undefined) => {
    if (!file || !chosen) return;
    const picture = await capturePhoto(file, chosen);
    if (!picture) return setProblem(noPicture);
    keep(picture);
    onChange(picture.id);
  };
  return (
    <>
      <div class="segments">
        {offered.map(([each, words]) => (
          <label class="segment" key={each}>
            <input
              type="radio"
              name="picture-kind"
              checked={chosen === each}
              onChange={() => setKind(each)}
            />
            <span>{say(words)}</span>
          </label>
        ))}
      </div>
      {chosen && (
        <div class="actions">
          {sources.map(([capture, words]) => (
            <label class="button" key={capture}>
              <span>{say(words)}</span>
              <input
                class="hidden"
                type="file"
                accept="image/*"
                capture={capture || undefined}
                onChange={(event) => void take(event.currentTarget.files?.[0])}
              />
            </label>
          ))}
        </div>
      )}
      {problem && (
        <small class="remark bad" role="alert">
          {say(problem)}
        </small>
      )}
    </>
  );
}
