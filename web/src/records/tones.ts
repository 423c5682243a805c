import type { Tone } from '../kit/notes.tsx';

/** States that want somebody's attention, in every register; the others are quiet. */
const tones: Readonly<Record<string, Tone>> = {
  out: 'busy',
  drawn: 'busy',
  requested: 'warn',
  approved: 'busy',
  reported: 'bad',
  managerAsked: 'warn',
  agreed: 'warn',
  awaitingReseal: 'warn',
  lost: 'bad',
  damaged: 'bad',
  open: 'warn',
  granted: 'good',
  inCabinet: 'good',
  active: 'good',
  returned: 'idle',
};

export const toneOf = (state: unknown): Tone => tones[String(state)] ?? 'idle';
