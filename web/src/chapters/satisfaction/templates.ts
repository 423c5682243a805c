import type { Question, QuestionKind } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { surveyForms } from '../../../../rulebook/chapters/satisfaction/surveys.ts';

export type SurveyForm = keyof typeof surveyForms;

/** What a survey of either form usually asks, to begin with. */
export interface Template {
  readonly title: string;
  readonly titleEnglish: string;
  readonly greeting: string;
  readonly greetingEnglish: string;
  readonly questions: readonly Question[];
}

type Section = readonly [zh: string, en: string];

const asked = (
  kind: QuestionKind,
  question: string,
  questionEnglish: string,
  more: Partial<Question> = {},
): Question => ({ question, questionEnglish, kind, required: kind === 'rating', ...more });

const rating = (question: string, english: string, section?: Section): Question =>
  asked('rating', question, english, section && { section: section[0], sectionEnglish: section[1] });

const suggestions = asked('text', '您的意见和建议', 'What would you like to tell us?', {
  section: '意见和建议',
  sectionEnglish: 'In your own words',
});

/** 《住户问卷调查表》: how satisfied a household is with each service. */
const household: Template = {
  title: '住户满意度调查',
  titleEnglish: 'Residents’ satisfaction survey',
  greeting: '尊敬的住户：感谢您一直以来的支持。请用两三分钟评价我们的服务，您的意见会用于改进工作。',
  greetingEnglish:
    'Dear resident, thank you for your support. Please take two or three minutes to rate our services: what you say is used to improve them.',
  questions: [
    rating('客服前台的接待和办事', 'The front desk: how you are received and served', [
      '客户服务',
      'Service',
    ]),
    rating('您的楼栋管家（片区管理员）', 'The steward of your building'),
    rating('报修是否及时、维修质量如何', 'Repairs: how soon and how well they are done', ['维修', 'Repairs']),
    rating('楼道、电梯和公共区域的保洁', 'Cleaning of corridors, lifts and common areas', [
      '环境',
      'Surroundings',
    ]),
    rating('小区绿化养护', 'Greenery'),
    rating('门岗、巡逻和访客管理', 'Security: gate, patrols and visitors', ['秩序', 'Order']),
    rating('车辆停放管理', 'Parking'),
    rating('对物业服务的总体评价', 'Our services overall', ['总体', 'Overall']),
    suggestions,
  ],
};

const choose = (
  kind: 'choice' | 'several',
  [question, questionEnglish]: readonly [string, string],
  choices: readonly (readonly [string, string])[],
  [section, sectionEnglish]: Section,
): Question =>
  asked(kind, question, questionEnglish, {
    ...{ section, sectionEnglish, required: kind === 'choice' },
    choices: choices.map(([zh]) => zh),
    choicesEnglish: choices.map(([, en]) => en),
  });

/** 《征询意见调查表》: what is to be done differently. */
const opinion: Template = {
  title: '征询意见调查',
  titleEnglish: 'Request for your opinion',
  greeting: '尊敬的住户：为安排下一步的服务工作，现征询您的意见。每户一份，填写约需三分钟。',
  greetingEnglish:
    'Dear resident, we would like to hear your opinion before we plan the next steps. One answer for each household; it takes about three minutes.',
  questions: [
    choose(
      'choice',
      ['您最常用哪种方式联系我们？', 'How do you usually reach us?'],
      [
        ['到前台', 'At the front desk'],
        ['打电话', 'By telephone'],
        ['微信联系管家', 'The steward on WeChat'],
        ['很少联系', 'I seldom do'],
      ],
      ['客户服务', 'Service'],
    ),
    choose(
      'choice',
      ['希望什么时段上门维修？', 'When would you like repairs to be done?'],
      [
        ['工作日白天', 'Working days'],
        ['工作日晚上', 'Evenings'],
        ['周末', 'Weekends'],
      ],
      ['维修', 'Repairs'],
    ),
    choose(
      'several',
      ['哪些地方的保洁需要加强？', 'Where should cleaning be improved?'],
      [
        ['楼道和电梯', 'Corridors and lifts'],
        ['地下车库', 'Garage'],
        ['园区道路', 'Paths'],
        ['垃圾投放点', 'Waste points'],
      ],
      ['环境', 'Surroundings'],
    ),
    choose(
      'several',
      ['绿化方面您希望增加什么？', 'What would you like more of outdoors?'],
      [
        ['花卉', 'Flowers'],
        ['遮阴树木', 'Trees for shade'],
        ['休息座椅', 'Benches'],
        ['儿童活动区', 'Play areas'],
      ],
      ['绿化', 'Greenery'],
    ),
    choose(
      'choice',
      ['夜间门岗和巡逻让您放心吗？', 'Do gate and patrols make you feel safe at night?'],
      [
        ['放心', 'Yes'],
        ['一般', 'More or less'],
        ['不放心', 'No'],
      ],
      ['秩序', 'Order'],
    ),
    choose(
      'several',
      ['停车方面最需要解决什么？', 'What about parking needs to be solved first?'],
      [
        ['车位不足', 'Too few places'],
        ['充电桩', 'Charging points'],
        ['占道停放', 'Cars in the way'],
        ['访客车辆', 'Visitors’ cars'],
      ],
      ['停车', 'Parking'],
    ),
    rating('您的楼栋管家（片区管理员）', 'The steward of your building', ['总体', 'Overall']),
    rating('对物业服务的总体评价', 'Our services overall'),
    suggestions,
  ],
};

export const templates: Readonly<Record<SurveyForm, Template>> = { household, opinion };
