import './paper.css';
import type { ComponentChildren } from 'preact';

/** What a chapter prints by itself, on paper and nowhere else. */
export function OwnPaper({ children }: { children: ComponentChildren }) {
  return (
    <div class="paper" aria-hidden="true">
      {children}
    </div>
  );
}
