// Statements as the big wallets and a bank write them: a page above the headings, padded cells, totals below.

const WECHAT_ABOVE = [
  '微信支付账单明细,,,,,,,,,,',
  '微信昵称：[湖畔花园物业],,,,,,,,,,',
  '起始时间：[2026-10-01 00:00:00] 终止时间：[2026-10-31 23:59:59],,,,,,,,,,',
  '导出类型：[全部],,,,,,,,,,',
  ',,,,,,,,,,',
  '收入：2笔 414.00元,,,,,,,,,,',
  '注：,,,,,,,,,,',
  '1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易,,,,,,,,,,',
  '----------------------微信支付账单明细列表--------------------,,,,,,,,,,',
  '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注',
];

/** A row of WeChat's: time, kind, payer, goods, direction, amount, state, number, remark. */
export type WechatRow = readonly [string, string, string, string, string, string, string, string, string];

export const wechatRow = (
  day: string,
  payer: string,
  amount: string,
  number: string,
  remark = '/',
): WechatRow => [`${day} 12:45:27`, '二维码收款', payer, '/', '收入', amount, '已收钱', number, remark];

/** A file of WeChat's: UTF-8 with a mark, amounts with ¥, numbers with a tab behind. */
export function wechatCsv(rows: readonly WechatRow[]): string {
  const lines = rows.map(([time, kind, payer, goods, direction, amount, state, number, remark]) =>
    [
      time,
      kind,
      `"${payer}"`,
      goods,
      direction,
      amount,
      '零钱',
      state,
      `"${number}"\t`,
      '/\t',
      `"${remark}"`,
    ].join(','),
  );
  return `\ufeff${[...WECHAT_ABOVE, ...lines].join('\r\n')}\r\n`;
}

const ALIPAY_ABOVE = [
  '------------------------------------------------------------------------------------',
  '导出信息：',
  '姓名：湖畔花园物业',
  '支付宝账户：desk@example.com',
  '起始时间：[2026-10-01 00:00:00]    终止时间：[2026-10-31 23:59:59]',
  '共3笔记录',
  '收入：1笔 1235.00元',
  '特别提示：',
  ...Array.from({ length: 12 }, (_line, at) => `${at + 1}.本回单内容可表明支付宝受理了相应支付交易申请`),
  '------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------',
  '交易时间            ,交易分类                ,交易对方                ,对方账号                ,商品说明                ,收/支                 ,金额                  ,收/付款方式              ,交易状态                ,交易订单号     ,商家订单号           ,备注                  ,',
];

/** A row of Alipay's: time, kind, payer, goods, direction, amount, state, number. */
export type AlipayRow = readonly [string, string, string, string, string, string, string, string];

/** A file of Alipay's: every cell padded, a comma at the end of each line; it is saved in GB18030. */
export const alipayCsv = (rows: readonly AlipayRow[]): string =>
  [
    ...ALIPAY_ABOVE,
    ...rows.map(([time, kind, payer, goods, direction, amount, state, number]) =>
      [time, kind, payer, '/', goods, direction, amount, '余额', state, `${number}\t`, 'M1\t', '']
        .map((cell) => `${cell.padEnd(20)},`)
        .join(''),
    ),
  ].join('\r\n');
