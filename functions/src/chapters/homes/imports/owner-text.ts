/** Who stands where an owner should: nobody, or people, the first of whom the household is called after. */
export type OwnerText =
  | { readonly is: 'nobody'; readonly isSold: boolean }
  | { readonly is: 'people'; readonly names: readonly string[]; readonly isTenant: boolean };

const NOTE = '(?:\\(.*\\))?$';
const UNSOLD = new RegExp(
  `^(?:未(?:出|销)?售|待售|在售|尾盘|自持|(?:开发|发展)商(?:自持|自留|保留|持有|所有)?|开发公司|建设单位|unsold|developer)${NOTE}`,
  'iu',
);
const NOBODY = new RegExp(
  `^(?:空|空置(?:房|中)?|空关房?|空房|闲置|无|暂无|没有|无人|无主|无业主|未入住|未(?:交|收|接)(?:房|付|楼)|vacant|empty|none|n/a|[-/]+)${NOTE}`,
  'iu',
);
const TENANT_BEHIND = /^(.+?)\((?:租户|租客|承租人?|租赁|租|tenant)\)$/iu;
const TENANT_BEFORE = /^(?:租户|租客|承租人):?(.+)$/u;
const OWNER_BEHIND = /\((?:业主|户主|产权人|本人)\)$/u;
const ONE_NAME = /^[\p{Script=Han}·]{2,6}$/u;

/** Reads the cell of an owner: '空置' is nobody, '张三(租户)' a tenant, '王五,赵六' two who own together. */
export function ownerTextOf(text: string): OwnerText {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\p{Pd}]/gu, '-')
    .trim();
  const together = plain.replaceAll(/\s/gu, '');
  if (UNSOLD.test(together)) return { is: 'nobody', isSold: false };
  if (NOBODY.test(together)) return { is: 'nobody', isSold: true };
  const tenant = (TENANT_BEHIND.exec(plain) ?? TENANT_BEFORE.exec(plain))?.[1]?.trim();
  // A name that says no more stays as it was written, to the letter.
  const name = tenant ?? (OWNER_BEHIND.test(plain) ? plain.replace(OWNER_BEHIND, '').trim() : text);
  return { is: 'people', names: namesIn(name), isTenant: tenant !== undefined };
}

/** Only what is a Chinese name on both sides is two people: 'Smith, John' is one. */
function namesIn(text: string): readonly string[] {
  const parts = text
    .normalize('NFKC')
    .split(/[,、/;&]/u)
    .map((part) => part.replaceAll(/\s/gu, ''))
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => ONE_NAME.test(part)) ? [...new Set(parts)] : [text];
}
