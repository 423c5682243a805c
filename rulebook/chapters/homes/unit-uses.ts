/** What a unit is used for; a dwelling where nothing is said. */
export const unitUses = {
  dwelling: { zh: '住宅', en: 'Dwelling' },
  shop: { zh: '商铺', en: 'Shop' },
  office: { zh: '办公', en: 'Office' },
  parking: { zh: '车位', en: 'Parking space' },
  storage: { zh: '储藏室', en: 'Storage' },
} as const;

export type UnitUse = keyof typeof unitUses;
