import { describe, expect, it } from 'vitest';
import { equals, not, present } from './condition.ts';
import { amiss, awaited, ends, inOrder, runs, waits } from './state.ts';
import { actor, the } from './value.ts';

describe('a state', () => {
  it('waits for whoever may take the step that it names; the step says who that is', () => {
    expect(waits('待批', 'Asked', 'approve')).toEqual({
      words: { zh: '待批', en: 'Asked' },
      kind: 'waits',
      awaits: [{ steps: ['approve'] }],
      trait: null,
    });
  });

  it('waits for one thing while another has not been done, and calls each by words of its own', () => {
    const unsigned = not(present(the('signed')));
    const words = { zh: '申请待批', en: 'To be approved' };
    const state = waits('待批', 'Asked', awaited(['approve'], { when: unsigned, words }), 'issue');
    expect(state.awaits).toEqual([{ steps: ['approve'], when: unsigned, words }, { steps: ['issue'] }]);
  });

  it('may be waited for by those alone for whom the condition holds', () => {
    const ofTheOneWhoAsked = equals(actor, the('opened.by'));
    const { awaits } = waits('待收', 'To be taken', awaited(['take'], { when: ofTheOneWhoAsked }));
    expect(awaits[0]?.when).toBe(ofTheOneWhoAsked);
  });

  it('runs, and a word may be awaited in passing: one answer or the other', () => {
    expect(runs('借出', 'Out')).toMatchObject({ kind: 'runs', awaits: [] });
    expect(runs('借出', 'Out', awaited(['acknowledge', 'object'])).awaits).toEqual([
      { steps: ['acknowledge', 'object'] },
    ]);
  });

  it('ends, and then nothing is awaited', () => {
    expect(ends('已归还', 'Returned')).toMatchObject({ kind: 'ends', awaits: [] });
  });

  it('may want attention, or be as it should be, whatever its kind', () => {
    expect(amiss(runs('丢失', 'Lost'))).toEqual({ ...runs('丢失', 'Lost'), trait: 'amiss' });
    expect(amiss(waits('已报告', 'Reported', 'ask'))).toMatchObject({ kind: 'waits', trait: 'amiss' });
    expect(inOrder(runs('在柜', 'In cabinet'))).toMatchObject({ kind: 'runs', trait: 'inOrder' });
  });
});
