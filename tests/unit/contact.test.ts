import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Contact } from '../../web/src/records/phones.tsx';

const drawn = (text: string): string => render(h(Contact, { text }));

describe('what somebody left to be reached by', () => {
  it.each([
    ['138 0013-8000', 'tel:13800138000'],
    ['0512-65001234', 'tel:051265001234'],
    ['+852 6123 4567', 'tel:+85261234567'],
  ])('[R7.4.1] %s is called by a touch', (text, address) => {
    expect(drawn(text)).toBe(`<a href="${address}">${text}</a>`);
  });

  it.each(['138****8000', '微信 wang123', '前台转告'])(
    '[R1.3] %s is not: nobody can be called there',
    (text) => {
      expect(drawn(text)).toBe(`<span>${text}</span>`);
    },
  );
});
