import './today.css';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OpenItem } from '../../data/open-items.ts';
import type { Take } from './actions.tsx';
import { Answering } from './answering.tsx';
import type { Taking } from './queue.tsx';

interface TakenHereProps {
  readonly items: readonly OpenItem[];
  readonly children: (item: OpenItem, onTake: Take) => ComponentChildren;
}

/** A list of matters of which each is dealt with where it stands, one after the other. */
export function TakenHere({ items, children }: TakenHereProps) {
  const list = useRef<HTMLUListElement>(null);
  // Undefined until the first is taken
  const [taking, setTaking] = useState<Taking | null>();
  return (
    <>
      <ul ref={list} class="list-rows">
        {items.map((each) => children(each, (item, step) => setTaking({ item, step, items })))}
      </ul>
      {taking !== undefined && <Answering taking={taking} onTake={setTaking} queue={list} />}
    </>
  );
}
