/** What a meter measures. */
export const meterKinds = {
  water: { zh: '水表', en: 'Water' },
  hotWater: { zh: '热水表', en: 'Hot water' },
  electricity: { zh: '电表', en: 'Electricity' },
  gas: { zh: '燃气表', en: 'Gas' },
  heat: { zh: '热量表', en: 'Heat' },
} as const;
