import { describe, expect, it } from 'vitest';
import { text } from './field.ts';
import { type RegisterTerms, register } from './register.ts';
import { ends, runs } from './state.ts';

const boxes = (terms: Partial<RegisterTerms> = {}) =>
  register('boxes', {
    form: { zh: '箱', en: 'Boxes' },
    cites: ['R4.4.1.6'],
    fields: { shelf: text('架', 'Shelf'), place: text('位', 'Place') },
    states: { kept: runs('在架', 'Kept'), gone: ends('已取走', 'Gone') },
    steps: {},
    columns: [],
    subject: '{shelf}-{place}',
    ...terms,
  });

describe('how records of a register are found and chosen', () => {
  it('is newest first, of whatever state, where the definition says no more', () => {
    expect(boxes()).toMatchObject({
      foundBy: [],
      chosenFrom: ['kept', 'gone'],
      order: ['opened.at', 'desc'],
    });
  });

  it('is in the order of what they are found by first: one text, or several typed together', () => {
    expect(boxes({ foundBy: [['shelf', 'place'], 'place'] })).toMatchObject({
      foundBy: [['shelf', 'place'], ['place']],
      order: ['shelf', 'asc'],
    });
    expect(boxes({ foundBy: ['place'], order: ['opened.at', 'desc'] }).order).toEqual(['opened.at', 'desc']);
  });

  it('leaves out states that are there, and says when one is not', () => {
    expect(boxes({ chosenFrom: { not: ['gone'] } }).chosenFrom).toEqual(['kept']);
    expect(() => boxes({ chosenFrom: { not: ['lost'] } })).toThrow("no state 'lost'");
  });
});
