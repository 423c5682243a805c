import type { DemoLines } from '../support/demo.ts';

export const after = ['keys/cabinet'];

/** A copy that was made yesterday in place of a broken key, and one for the show flat that waits for its approval. */
export const lines: DemoLines = async ({ take, yesterday, earlier }) => {
  const made = 'demo-copy-made';
  const broken = { key: 'Q-1', pieces: 1, why: '一把断在锁芯里，补足三把' };
  await take('security', 'keyCopies', 'request', made, broken, yesterday('09:30'));
  await take('supervisor', 'keyCopies', 'approve', made, {}, yesterday('10:10'));
  await take('security', 'keyCopies', 'make', made, {}, yesterday('15:00'));

  const wanted = { key: 'D-1', pieces: 1, why: '样板间只有一把钥匙，带看时无法同时保洁' };
  await take('assistant', 'keyCopies', 'request', 'demo-copy-waiting', wanted, earlier(65));
};
