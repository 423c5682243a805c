import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startRecorder } from '../../tests/mutation/recorder.ts';
import { rulesOf } from '../../tests/mutation/recording.ts';
import { localFolder } from './paths.ts';

/** What the rules tests asked, and were told, when they ran last before a recorder. */
export const recordingFile = path.join(localFolder, 'mutation-recording.json');

/** Races say nothing that can be asked again, and the meters of what rules cost and look into write rules of their own. */
const NOT_RECORDED = /\/(?:races|budget|documents)\.test\.ts$/;
export const isRecorded = (file: string): boolean => !NOT_RECORDED.test(file);

/** Runs rules tests against the emulator at `host` (host:port) before a recorder, and keeps what it heard. */
export async function recording<Answer>(
  host: string,
  run: (environment: NodeJS.ProcessEnv) => Promise<Answer>,
): Promise<Answer> {
  const recorder = await startRecorder(host);
  try {
    const answer = await run({ FIRESTORE_EMULATOR_HOST: recorder.host });
    const { exchanges } = recorder;
    await writeFile(recordingFile, JSON.stringify({ rules: rulesOf(exchanges), exchanges }));
    return answer;
  } finally {
    await recorder.stop();
  }
}
