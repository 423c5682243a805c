import { code, optional, person, rows, text } from '../../notation/field.ts';
import { register } from '../../notation/register.ts';
import { runs } from '../../notation/state.ts';
import { from, opens, type StepTerms } from '../../notation/step.ts';
import { forOneself, ofOneself } from './of-oneself.ts';

/** As many views does one person keep. */
const VIEWS_MOST = 30;

/** A list of the desk and how it is looked at: `/keyLoans?list=out&sort=-due`. */
const ADDRESS = String.raw`^/[A-Za-z]+(\?[A-Za-z0-9%&=+*._~-]*)?$`;

const terms: StepTerms = {
  title: { zh: '保存常用视图', en: 'Keep views' },
  ...forOneself,
  mayAsk: ['views'],
  cites: ['R14.1.6'],
};

/** 常用视图: the lists that a member looks at again and again, each under a name of their own. Nobody else sees them. */
export const savedViews = register('savedViews', {
  form: { zh: '常用视图', en: 'Saved views' },
  cites: ['R14.1.6'],
  fields: {
    member: person('员工', 'Member'),
    views: optional(
      rows('视图', 'Views', VIEWS_MOST, {
        name: text('名称', 'Name', 30),
        address: code('位置', 'Where', ADDRESS, 500),
      }),
    ),
  },
  states: { kept: runs('使用中', 'Kept') },
  ...ofOneself,
  steps: {
    keep: opens('kept', terms),
    keepAnew: from('kept').stays(terms),
  },
  columns: ['member', 'views'],
});
