import './letter-sheet.css';
import type { ComponentChildren } from 'preact';
import { methods } from '../../../../rulebook/chapters/fees/common.ts';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import { getOne } from '../../firebase/lite.ts';
import { useSession } from '../../session/current.ts';
import { Qr } from '../keys/qr.tsx';

// What a household gets on paper is in Chinese, in whatever language it is printed from.

/** Whom a paper is for. */
export interface Addressee {
  readonly room: string;
  /** As every page may show it; empty where it could not be read. */
  readonly name: string;
}

export async function readAddressee(
  site: string,
  { household, room }: { readonly household?: unknown; readonly room?: unknown },
): Promise<Addressee> {
  const found = await getOne(`sites/${site}/households/${household}`).catch(() => null);
  return { room: String(room), name: String(found?.displayName ?? '') };
}

/** '2026年3月5日'. */
export const chineseDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** '2026年3月'. */
export const chineseMonth = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
};

interface LetterSheetProps {
  readonly title: string;
  readonly to: Addressee;
  /** The day that stands on it. */
  readonly day: string;
  /** Where the record is opened by who scans the sheet. */
  readonly address: string;
  readonly children: ComponentChildren;
}

/** A letter to a household: what it says, how one pays, the seal of who has written it, and lines for its service. */
export function LetterSheet({ title, to: { room, name }, day, address, children }: LetterSheetProps) {
  const { site } = useSession();
  return (
    <article class="letter-sheet" lang="zh-CN">
      <header class="letter-head">
        <div>
          <p>{useSiteName()}</p>
          <h2>{title}</h2>
        </div>
        <figure class="letter-code">
          <Qr
            text={`${location.origin}${address}?site=${encodeURIComponent(site)}`}
            label={`${room} 二维码`}
          />
          <figcaption>工作人员扫码查看</figcaption>
        </figure>
      </header>
      <p>
        致 <b>{room}</b> {name} 业户：
      </p>
      {children}
      <WaysToPay room={room} />
      <div class="letter-lines">
        <BlankLine label="收款单位（盖章）：" />
        <p>开具日期：{chineseDay(day)}</p>
      </div>
      <div class="letter-lines">
        <BlankLine label="送达人：" />
        <BlankLine label="签收人：" />
        <BlankLine label="日期：" />
      </div>
    </article>
  );
}

export const useSiteName = (): string => {
  const { site, sites } = useSession();
  return sites[site]?.name ?? site;
};

function WaysToPay({ room }: { room: string }) {
  const { settings } = useSession();
  const contacts = String(settings.contacts ?? '').trim();
  const ways = Object.values(methods).map(({ zh }) => zh);
  return (
    <dl class="letter-ways">
      <dt>缴费地点</dt>
      <dd>{useSiteName()} 物业服务中心</dd>
      <dt>缴费方式</dt>
      <dd>
        {ways.join('、')}（转账请注明房号 {room}）
      </dd>
      {contacts !== '' && (
        <>
          <dt>联系方式</dt>
          <dd>{contacts}</dd>
        </>
      )}
    </dl>
  );
}

/** A line to write on. */
export function BlankLine({ label }: { label: string }) {
  return (
    <p>
      {label}
      <span class="letter-line" />
    </p>
  );
}

/** A line that adds up what stands above it. */
export function Sum({ label, amount, span }: { label: string; amount: number; span: number }) {
  return (
    <tr>
      <th scope="row" colSpan={span}>
        {label}
      </th>
      <td class="letter-amount">{moneyText(amount)}</td>
    </tr>
  );
}
