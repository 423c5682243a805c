import './rate-bar.css';
import { RETURN_TARGET } from '../../../../rulebook/chapters/satisfaction/reports.ts';

/** How far a return rate has come, with the line of 70 %. What it says stands beside it in figures. */
export function RateBar({ rate }: { rate: number | null }) {
  const isReached = rate !== null && rate >= RETURN_TARGET;
  return (
    <span class={isReached ? 'rate-bar reached' : 'rate-bar'} aria-hidden="true">
      <span class="rate-fill" style={{ width: `${Math.min(100, rate ?? 0)}%` }} />
      <span class="rate-line" style={{ left: `${RETURN_TARGET}%` }} />
    </span>
  );
}
