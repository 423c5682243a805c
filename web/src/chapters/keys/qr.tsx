import './qr.css';
import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

/** A QR code as one path, sharp at every size on screen and on paper. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}

/** The quiet zone that readers want around a code. */
const BORDER = 2;

function drawn(text: string): { size: number; path: string } {
  // A tag on a key ring gets scratched: M still reads with a seventh of it gone.
  const { size, data } = encode(text, { ecc: 'M', border: BORDER });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join('') };
}
