import {
  any,
  atLeast,
  before,
  equals,
  everyRow,
  not,
  oneOf,
  present,
  rule,
  theServer,
} from '../../notation/condition.ts';
import {
  choice,
  day,
  explained,
  hidden,
  longText,
  optional,
  rows,
  stamp,
  text,
  texts,
  whole,
  yesNo,
} from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, runs, waits } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { row, size, the, today, was } from '../../notation/value.ts';
import { CHOICES_MOST, ofTheSurveys, QUESTIONS_MOST, whoAsks } from './common.ts';

/** The regulation's own two forms (R3.4.6.2). */
export const surveyForms = {
  household: { zh: '《住户问卷调查表》', en: 'Household questionnaire' },
  opinion: { zh: '《征询意见调查表》', en: 'Request for opinions' },
} as const;

export const questionKinds = {
  rating: { zh: '评分（1 至 5）', en: 'Mark from 1 to 5' },
  choice: { zh: '单选', en: 'One of its choices' },
  several: { zh: '多选', en: 'Several of its choices' },
  text: { zh: '文字', en: 'In words' },
} as const;

const asks = ['kind', 'title', 'anonymous', 'questions', 'closesOn'];
const mayAsk = ['titleEnglish', 'greeting', 'greetingEnglish', 'buildings', 'sample'];

const closesAhead = rule(
  'closesAhead',
  ['R2.4.15'],
  { zh: '截止日期不能早于今天', en: 'It cannot close before today' },
  not(before(the('closesOn'), today)),
);

const canBeAnswered = [
  closesAhead,
  rule(
    'somethingIsAsked',
    ['R2.4.15', 'R3.4.6.2'],
    { zh: '至少要有一道题', en: 'There must be a question' },
    atLeast(size(the('questions')), 1),
  ),
  rule(
    'choicesToChooseFrom',
    ['R2.4.15'],
    { zh: '选择题至少要有两个选项', en: 'Where one chooses there are two choices at least' },
    everyRow('questions', any(oneOf(row('kind'), 'rating', 'text'), atLeast(size(row('choices')), 2))),
  ),
  rule(
    'choicesInBothLanguages',
    ['R2.4.15'],
    {
      zh: '英文选项须与中文选项一一对应，或不填',
      en: 'There are as many choices in English as in Chinese, or none',
    },
    everyRow(
      'questions',
      any(not(present(row('choicesEnglish'))), equals(size(row('choicesEnglish')), size(row('choices')))),
    ),
  ),
];

/** 《住户问卷调查表》《征询意见调查表》: what households are asked, which of them, and until when (R2.4.15, R3.4.6.2). */
export const surveys = register('surveys', {
  form: { zh: '问卷调查登记表', en: 'Surveys' },
  rank: 10,
  cites: ['R2.4.15', 'R3.4.6.2'],
  fields: {
    kind: choice('表格', 'Form', surveyForms),
    title: text('标题', 'Title', 60),
    titleEnglish: optional(text('英文标题', 'Title in English', 120)),
    greeting: optional(longText('开头语', 'Greeting')),
    greetingEnglish: optional(longText('英文开头语', 'Greeting in English')),
    anonymous: explained(
      yesNo('不记名', 'Anonymous'),
      '只知道谁已答复，不知道谁答了什么；少于五份的分组不显示',
      'It is known who has answered, not who said what; groups below five are not shown',
    ),
    questions: rows('题目', 'Questions', QUESTIONS_MOST, {
      section: optional(text('分组标题', 'Section', 60)),
      sectionEnglish: optional(text('英文分组标题', 'Section in English', 120)),
      question: text('题目', 'Question', 200),
      questionEnglish: optional(text('英文题目', 'Question in English', 300)),
      kind: choice('题型', 'Kind', questionKinds),
      required: yesNo('必答', 'Required'),
      choices: optional(texts('选项', 'Choices', CHOICES_MOST, 60)),
      choicesEnglish: optional(texts('英文选项', 'Choices in English', CHOICES_MOST, 120)),
    }),
    buildings: explained(
      optional(texts('楼栋', 'Buildings', 40, 20)),
      '不填则为全部楼栋',
      'All of them, where none is named',
    ),
    sample: explained(
      optional(whole('抽样户数', 'Sample', 1, 5_000)),
      '不填则为全部业户；抽样的种子会留存，可以复核',
      'All households, where none is given; the seed of the sample is kept',
    ),
    closesOn: day('截止日期', 'Closes on'),
    seed: hidden(optional(whole('抽样种子', 'Seed', 0, 4_294_967_295))),
    asked: optional(whole('发放户数', 'Households asked', 0, 100_000)),
    begun: stamp('发放', 'Opened'),
    begunOn: optional(day('发放日期', 'Opened on')),
    reminded: stamp('催答', 'Reminded'),
    printed: stamp('打印问卷条', 'Slips printed'),
    closed: stamp('结束', 'Closed'),
    closedOn: optional(day('结束日期', 'Closed on')),
  },
  readers: [ofTheSurveys],
  states: {
    draft: waits('草稿', 'Draft', 'open'),
    open: runs('进行中', 'Open'),
    closed: ends('已结束', 'Closed'),
  },
  gate: 'server',
  steps: {
    draft: opens('draft', {
      title: { zh: '新建问卷', en: 'New survey' },
      by: whoAsks,
      asks,
      mayAsk,
      provided: canBeAnswered,
      cites: ['R2.4.15', 'R3.4.6.2'],
    }),
    revise: from('draft').stays({
      title: { zh: '修改', en: 'Revise' },
      by: whoAsks,
      asks,
      mayAsk,
      provided: canBeAnswered,
      cites: ['R2.4.15'],
    }),
    // Every household that is asked has its ballot first.
    open: from('draft').to('open', {
      title: { zh: '发放', en: 'Open' },
      by: whoAsks,
      asks: ['seed', 'asked'],
      stamps: ['begun'],
      sets: { begunOn: today },
      provided: [
        closesAheadStill(),
        rule(
          'somebodyIsAsked',
          ['R2.4.15'],
          { zh: '所选楼栋没有在住业户', en: 'Nobody lives in these buildings' },
          atLeast(the('asked'), 1),
        ),
      ],
      gate: 'ownCallable',
      cites: ['R2.4.15', 'R3.4.6.2'],
    }),
    printSlips: from('open').stays({
      title: { zh: '打印问卷条', en: 'Print the slips' },
      by: any(whoAsks, theServer),
      stamps: ['printed'],
      gate: 'ownCallable',
      cites: ['R3.4.6.2'],
    }),
    remind: from('open').stays({
      title: { zh: '催答', en: 'Remind' },
      by: whoAsks,
      stamps: ['reminded'],
      tells: [
        {
          roles: ['steward'],
          words: {
            zh: '问卷“{title}”{closesOn}截止，请上门收取尚未答复的业户',
            en: 'The survey "{title}" closes on {closesOn}: please visit those who have not answered',
          },
        },
      ],
      cites: ['R3.4.6.2'],
    }),
    extend: from('open').stays({
      title: { zh: '延长', en: 'Extend' },
      by: whoAsks,
      asks: ['closesOn'],
      provided: [
        closesAhead,
        rule(
          'laterThanBefore',
          ['R2.4.15'],
          { zh: '只能延后；提前结束请用“结束”', en: 'It is put off only: to end it now, close it' },
          before(was('closesOn'), the('closesOn')),
        ),
      ],
      cites: ['R2.4.15', 'R3.4.6.2'],
    }),
    close: from('open').to('closed', {
      title: { zh: '结束', en: 'Close' },
      by: whoAsks,
      stamps: ['closed'],
      sets: { closedOn: today },
      cites: ['R2.4.15'],
    }),
    closeByItself: from('open').to('closed', {
      title: { zh: '到期结束', en: 'Closed by itself' },
      by: theServer,
      stamps: ['closed'],
      sets: { closedOn: was('closesOn') },
      cites: ['R2.4.15'],
    }),
  },
  due: {
    closing: {
      title: { zh: '问卷截止', en: 'The survey closes' },
      while: ['open'],
      at: the('closesOn'),
      concerns: ['begun.by'],
      words: { zh: '问卷“{title}”截止', en: 'The survey "{title}" closes' },
      takes: 'closeByItself',
      cites: ['R2.4.15'],
    },
  },
  lists: {
    open: listed({ zh: '进行中', en: 'Open' }, [['state', 'in', ['draft', 'open']]]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['title', 'kind', 'anonymous', 'asked', 'begunOn', 'closesOn'],
  subject: '{title}',
  detail: '{kind} {closesOn}',
});

function closesAheadStill() {
  return rule(
    'closesAhead',
    ['R2.4.15'],
    { zh: '截止日期已过，请先修改', en: 'The day on which it closes is past: revise it first' },
    not(before(was('closesOn'), today)),
  );
}
