/** A rule of a style sheet: its selectors, and the at-rules that it stands in, the outermost first. */
export interface StyleRule {
  readonly selectors: readonly string[];
  readonly within: readonly string[];
}

/** Selectors apart at their commas, those inside of brackets aside. */
const apart = (prelude: string): readonly string[] =>
  prelude.split(/,(?![^()]*\))/).map((selector) => selector.trim());

/** The rules of a style sheet in their order. What is inside of a rule or a page margin is its own affair. */
export function rulesOf(css: string): readonly StyleRule[] {
  const rules: StyleRule[] = [];
  const open: string[] = [];
  for (const [, prelude = '', sign] of css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{};]*)([{};])/g)) {
    const text = prelude.trim().replaceAll(/\s+/g, ' ');
    if (sign === '}') open.pop();
    if (sign !== '{') continue;
    if (!text.startsWith('@') && open.every((each) => each.startsWith('@'))) {
      rules.push({ selectors: apart(text), within: [...open] });
    }
    open.push(text);
  }
  return rules;
}

export const classesIn = (selector: string): readonly string[] =>
  [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name);
