import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { afterFirstRecords } from '../../after-first-records.ts';
import { readingFailed } from '../../data/failures.ts';
import { Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { Camera } from './camera.tsx';
import { CodeBox, isHandheld } from './code-box.tsx';
import { findKey } from './find-key.ts';
import { type ReadCode, readCode } from './key-code.ts';

/** Opens the key whose label is scanned or whose code is typed. */
export function Scan() {
  const say = useWords();
  const { site, sites } = useSession();
  const { route } = useLocation();
  const [problem, setProblem] = useState<Words | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isCameraOn, setIsCameraOn] = useState(isHandheld);
  useEffect(afterFirstRecords, []);
  const find = async (text: string): Promise<void> => {
    const code = readCode(text);
    setProblem(null);
    if (code.is === 'key' && code.site !== null && code.site !== site) {
      if (sites[code.site]) location.assign(`/keys/${encodeURIComponent(code.id)}?site=${code.site}`);
      else setProblem({ zh: '这是别的项目的钥匙', en: 'This key belongs to another site' });
      return;
    }
    setIsBusy(true);
    try {
      const found = await findKey(site, code);
      if (found) route(`/keys/${encodeURIComponent(found.id)}`);
      else setProblem(unknown(code, text));
    } catch (error) {
      setProblem(readingFailed(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Page title={{ zh: '扫码找钥匙', en: 'Scan a key' }} back="/cabinet">
      <CodeBox
        isBusy={isBusy}
        isCameraOn={isCameraOn}
        onCamera={() => setIsCameraOn(!isCameraOn)}
        onCode={(text) => void find(text)}
      />
      {problem && <Problem words={problem} />}
      {isCameraOn && <Camera onRead={(text) => void find(text)} />}
      <p class="muted">
        {say({
          zh: '扫钥匙上的二维码标签，直接打开这把钥匙：借出、收回、报告都在那里办理。',
          en: 'The QR code on a key opens that key: lending, taking back and reporting are done there.',
        })}
      </p>
    </Page>
  );
}

const unknown = (code: ReadCode, text: string): Words =>
  code.is === 'code'
    ? {
        zh: `没有编号为 ${code.code} 的钥匙，请核对后再输入`,
        en: `No key has the code ${code.code}; check it and type it again`,
      }
    : {
        zh: `不是本系统的钥匙标签：${text.slice(0, 60)}`,
        en: `Not a key label of this desk: ${text.slice(0, 60)}`,
      };
