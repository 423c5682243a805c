import type { Firestore, Query } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { moneyText } from '../../../rulebook/notation/money.ts';
import { daysOf } from '../../../rulebook/notation/period.ts';
import { listOf, type Register } from '../../../rulebook/notation/register.ts';
import type {
  AgesPart,
  Chart,
  Collected,
  CollectedPart,
  Headline,
} from '../../../rulebook/notation/report.ts';
import { shareOf } from '../../../rulebook/notation/share.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { ReportCell, ReportPart, ReportScene } from './parts-of.ts';

const all: Words = { zh: '合计', en: 'All' };

type Sums = readonly { readonly due: number; readonly paid: number }[];

/** The records of a list, of which these fields alone are fetched. */
function selected({ db, site }: { db: Firestore; site: string }, register: Register, name: string): Query {
  return listOf(register, name).where.reduce<Query>(
    (query, [field, operator, value]) => query.where(field, operator, value),
    db.collection(collectionPath(site, register)),
  );
}

/** R3.4.1.4, R3.4.1.5 What fell due in the period, and what of it has come in by now, against what is aimed at. */
export async function collectedPart(part: CollectedPart, scene: ReportScene): Promise<ReportPart> {
  const register = registers(part.register);
  const [[date = ''] = []] = register.lists[part.list]?.order ?? [];
  const { first, last } = daysOf(scene.period);
  const fields = part.of.flatMap(({ due, paid }) => [due, paid]);
  const { docs } = await selected(scene, register, part.list)
    .where(date, '>=', first)
    .where(date, '<=', last)
    .select(part.by.field, ...fields)
    .get();
  const groups = new Map<string, Sums>();
  const nothing = part.of.map(() => ({ due: 0, paid: 0 }));
  let whole: Sums = nothing;
  for (const each of docs) {
    const own = part.of.map(({ due, paid }) => ({
      due: Number(each.get(due)),
      paid: Number(each.get(paid)),
    }));
    const by = String(each.get(part.by.field));
    groups.set(by, plus(groups.get(by) ?? nothing, own));
    whole = plus(whole, own);
  }
  const ordered = [...groups].sort(([one], [other]) => one.localeCompare(other, 'zh', { numeric: true }));
  const named: readonly (readonly [Words, Sums])[] = [
    [all, whole],
    ...ordered.map(([by, sums]) => [{ zh: by, en: by }, sums] as const),
  ];
  const lines = named.map(([words, sums]) => ({
    ...{ register: register.name, record: '' },
    cells: [words, ...sums.map((sum, place) => rateCell(sum, part.of[place] as Collected))],
  }));
  const figure = Object.fromEntries(
    part.of.map(({ due }, place) => [due, whole[place] ?? { due: 0, paid: 0 }]),
  );
  return {
    ...{ name: part.name, title: part.title, empty: part.empty, figure },
    columns: [part.by, ...part.of.map(({ title }) => title)],
    headline: ratesOf(part, whole),
    ...(ordered.length < 2 ? {} : { chart: ratesChart(part, ordered) }),
    ...(docs.length === 0 ? { lines: [], total: 0 } : { lines, total: lines.length }),
  };
}

const plus = (one: Sums, other: Sums): Sums =>
  one.map(({ due, paid }, place) => ({
    due: due + (other[place]?.due ?? 0),
    paid: paid + (other[place]?.paid ?? 0),
  }));

const rateOf = ({ due, paid }: Sums[number]): number | null => shareOf(paid, due);

const ratesOf = ({ of }: CollectedPart, whole: Sums): Headline[] =>
  of.flatMap(({ due, title, target }, place): Headline[] => {
    const value = rateOf(whole[place] ?? { due: 0, paid: 0 });
    return value === null ? [] : [{ name: due, title, value, measure: 'percent', target, aims: 'more' }];
  });

const ratesChart = ({ of }: CollectedPart, groups: readonly (readonly [string, Sums])[]): Chart => ({
  ...{ kind: 'bars', measure: 'percent' },
  labels: groups.map(([by]) => ({ zh: by, en: by })),
  series: of.map(({ title }, place) => ({
    title,
    values: groups.map(([, sums]) => rateOf(sums[place] ?? { due: 0, paid: 0 })),
  })),
});

/** '¥93.00 / ¥100.00, 93.0 % (95 %)'; below what is aimed at it stands out. Nothing due is no rate. */
function rateCell({ due, paid }: Sums[number], { target }: Collected): ReportCell {
  const rate = rateOf({ due, paid });
  if (rate === null) return { zh: '—', en: '—' };
  const text = `${moneyText(paid)} / ${moneyText(due)}, ${rate.toFixed(1)} %`;
  return {
    zh: `${text}（目标 ${target} %）`,
    en: `${text} (of ${target} %)`,
    late: 100 * paid < target * due,
  };
}

const DAY_MS = 86_400_000;

/** How many owe since when, and how much. */
export async function agesPart(part: AgesPart, scene: ReportScene): Promise<ReportPart> {
  const register = registers(part.register);
  const { docs } = await selected(scene, register, part.list).select(part.since, part.amount).get();
  const today = Date.parse(scene.time.calendar.day(scene.now));
  const owed = docs.map((each) => ({
    days: Math.round((today - Date.parse(String(each.get(part.since)))) / DAY_MS),
    amount: Number(each.get(part.amount)),
  }));
  const bounds = [...part.days, Number.POSITIVE_INFINITY];
  const buckets = bounds.map((most, place) => {
    const least = bounds[place - 1] ?? Number.NEGATIVE_INFINITY;
    const those = owed.filter(({ days }) => days > least && days <= most);
    return { words: agesText(part.days, place), many: those.length, amount: total(those) };
  });
  const lines = [{ words: all, many: owed.length, amount: total(owed) }, ...buckets].map(
    ({ words, many, amount }) => ({
      ...{ register: register.name, record: '' },
      cells: [words, ...[String(many), moneyText(amount)].map((text) => ({ zh: text, en: text }))],
    }),
  );
  return {
    ...{ name: part.name, title: part.title, empty: part.empty },
    columns: [
      { zh: '账龄', en: 'Age' },
      { zh: '户数', en: 'Households' },
      { zh: '欠费', en: 'Owed' },
    ],
    headline: [
      {
        ...{ name: 'homes', title: { zh: '欠费户数', en: 'Households in arrears' }, value: owed.length },
        ...({ measure: 'count', aims: 'less' } as const),
      },
      {
        ...{ name: 'amount', title: { zh: '欠费金额', en: 'In arrears' }, value: total(owed) },
        ...({ measure: 'money', aims: 'less' } as const),
      },
    ],
    ...(owed.length === 0 ? {} : { chart: agesChart(buckets) }),
    figure: {
      many: owed.length,
      amount: total(owed),
      ages: buckets.map(({ many, amount }) => ({ many, amount })),
    },
    ...(owed.length === 0 ? { lines: [], total: 0 } : { lines, total: lines.length }),
  };
}

const agesChart = (buckets: readonly { readonly words: Words; readonly amount: number }[]): Chart => ({
  ...{ kind: 'bars', measure: 'money' },
  labels: buckets.map(({ words }) => words),
  series: [{ title: { zh: '欠费', en: 'Owed' }, values: buckets.map(({ amount }) => amount) }],
});

const total = (of: readonly { readonly amount: number }[]): number =>
  of.reduce((sum, { amount }) => sum + amount, 0);

function agesText(days: readonly number[], place: number): Words {
  const [above, most] = [days[place - 1], days[place]];
  if (most === undefined) return { zh: `${above} 天以上`, en: `Over ${above} days` };
  return above === undefined
    ? { zh: `${most} 天以内`, en: `Up to ${most} days` }
    : { zh: `${above + 1} 至 ${most} 天`, en: `${above + 1} to ${most} days` };
}
