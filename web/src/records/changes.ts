import { types } from '../../../rulebook/notation/types/index.ts';
import type { Rendering } from '../../../rulebook/reading/render.ts';
import type { Document } from '../data/store.ts';

/** What a step has changed, as a line of a record's history tells it. */
export const changesOf = (entry: Document, rendering: Rendering): readonly string[] =>
  Object.entries((entry.changed ?? {}) as Document).flatMap(([name, value]) => {
    const field = rendering.register.fields[name];
    // Copies of another record and references say nothing to a reader here.
    if (!field || field.hidden || field.type === 'ref' || field.type === 'refs' || field.type === 'stamp')
      return [];
    const text = types.text(field, value, rendering);
    return text === '' ? [] : [`${field.title[rendering.language]} ${text}`];
  });
