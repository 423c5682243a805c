import { describe, expect, it } from 'vitest';
import { and, binary, call, keyOf, literal, member, name, namesIn, not, or, replaced } from './tree.ts';

const the = name('the');
const isOut = binary('==', member(the, 'state'), literal('out'));
const isMine = call('isMe', member(the, 'borrowedBy'));

describe('a tree of an expression', () => {
  it('has one chain for conditions that are joined alike', () => {
    expect(and(and(isOut, isMine), isOut)).toEqual({ node: 'and', of: [isOut, isMine, isOut] });
    expect(or(isOut, and(isMine, isOut))).toEqual({ node: 'or', of: [isOut, and(isMine, isOut)] });
  });

  it('leaves out what tells nothing, and is settled by what tells all', () => {
    expect(and(literal(true), isOut)).toEqual(isOut);
    expect(or(literal(false), isOut)).toEqual(isOut);
    expect(and(isOut, literal(false))).toEqual(literal(false));
    expect(or(isOut, literal(true))).toEqual(literal(true));
    expect([and(), or()]).toEqual([literal(true), literal(false)]);
  });

  it('says the contrary of a comparison by the contrary sign', () => {
    expect(not(isOut)).toEqual(binary('!=', member(the, 'state'), literal('out')));
    expect(not(binary('<', name('a'), name('b')))).toEqual(binary('>=', name('a'), name('b')));
    expect(not(not(isMine))).toEqual(isMine);
  });

  it('is changed wherever it says the same', () => {
    const changed = replaced(and(isOut, isMine), new Map([[keyOf(the), name('was')]]));
    expect(namesIn(changed, ['the', 'was'])).toEqual(['was']);
  });
});
