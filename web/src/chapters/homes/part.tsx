import type { ComponentChildren } from 'preact';
import type { Registers } from '../../../../rulebook/notation/register.ts';
import type { Document } from '../../data/store.ts';
import { useWords, type Words } from '../../language/words.ts';

/** What the parts of the page look at. */
export interface HouseholdProps {
  readonly id: string;
  readonly household: Document;
  readonly registers: Registers;
}

/** A part of the page under its own heading. */
export function Part(props: { title: Words; class?: string; children: ComponentChildren }) {
  const say = useWords();
  return (
    <section class={`section card ${props.class ?? ''}`} aria-label={say(props.title)}>
      <h2>{say(props.title)}</h2>
      {props.children}
    </section>
  );
}
