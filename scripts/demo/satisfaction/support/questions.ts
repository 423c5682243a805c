import type { Question } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';

export const improvements = ['保洁', '绿化', '电梯', '停车'];

/** 《住户问卷调查表》 of the demo site. */
export const questions: readonly Question[] = [
  {
    ...{ section: '服务', sectionEnglish: 'Service' },
    ...{ question: '您对前台接待满意吗？', questionEnglish: 'How satisfied are you with the front desk?' },
    ...{ kind: 'rating', required: true },
  },
  {
    ...{
      question: '您对维修及时性满意吗？',
      questionEnglish: 'How satisfied are you with the speed of repairs?',
    },
    ...{ kind: 'rating', required: true },
  },
  {
    ...{ section: '环境', sectionEnglish: 'Surroundings' },
    ...{
      question: '您对保洁和绿化满意吗？',
      questionEnglish: 'How satisfied are you with cleaning and greenery?',
    },
    ...{ kind: 'rating', required: true },
  },
  {
    ...{
      question: '您对安全和秩序满意吗？',
      questionEnglish: 'How satisfied are you with safety and order?',
    },
    ...{ kind: 'rating', required: true },
  },
  {
    ...{ question: '您认为最需要改进的是？', questionEnglish: 'What should be improved first?' },
    ...{ kind: 'choice', required: false, choices: improvements },
    choicesEnglish: ['Cleaning', 'Greenery', 'Lifts', 'Parking'],
  },
  { question: '您的意见和建议', questionEnglish: 'Your suggestions', kind: 'text', required: false },
];

export const remarks = [
  '电梯早高峰等得太久',
  '希望增加儿童游乐设施',
  '前台态度很好',
  '地下车库灯光偏暗',
  '快递柜不够用',
  '楼道保洁比去年好多了',
];
