import type { RobotProvider } from '../../../rulebook/chapters/site/robot-providers.ts';
import { errorText } from '../mail/refusal.ts';
import type { Reason } from './reasons.ts';

/** What a provider says of a message, whatever the status of its HTTP answer. */
export type Answer =
  | {
      readonly is: 'taken';
      /** Whom it could not reach, as it names them. */
      readonly invalid: readonly string[];
    }
  | {
      readonly is: 'refused';
      readonly reason: Reason;
      /** The same message would be refused again. */
      readonly isPermanent: boolean;
      /** So long it takes nothing at least, in milliseconds. */
      readonly waits: number;
      /** The code and the provider's own words. */
      readonly said: string;
    };

const MINUTE_MS = 60_000;

const fewer = (waits: number) => ({ reason: 'tooMany', isPermanent: false, waits }) as const;
const forGood = (reason: Reason) => ({ reason, isPermanent: true, waits: 0 }) as const;
const passing = (reason: Reason) => ({ reason, isPermanent: false, waits: 0 }) as const;

type Verdict = Omit<Extract<Answer, { is: 'refused' }>, 'is' | 'said'>;

/** The codes of the providers' public documents. What stands in none of them is tried again. */
const verdicts: Readonly<Record<RobotProvider, Readonly<Record<number, Verdict>>>> = {
  wecom: {
    [-1]: passing('away'),
    40008: forGood('unfit'),
    40058: forGood('unfit'),
    44004: forGood('unfit'),
    45002: forGood('unfit'),
    45009: fewer(MINUTE_MS),
    93000: forGood('wrongAddress'),
  },
  dingtalk: {
    [-1]: passing('away'),
    // Whoever sends more than twenty in a minute is kept out for ten.
    130101: fewer(10 * MINUTE_MS),
    300001: forGood('wrongAddress'),
    300005: forGood('wrongAddress'),
    310000: forGood('refused'),
    400013: forGood('wrongAddress'),
    400101: forGood('wrongAddress'),
    400102: forGood('wrongAddress'),
    400105: forGood('unfit'),
    410100: fewer(10 * MINUTE_MS),
    430101: forGood('unfit'),
    430102: forGood('unfit'),
    430103: forGood('unfit'),
    430104: forGood('unfit'),
  },
  feishu: {
    9499: forGood('unfit'),
    11232: fewer(MINUTE_MS),
    19001: forGood('wrongAddress'),
    19002: forGood('unfit'),
    19021: forGood('wrongSecret'),
    19022: forGood('wrongNetwork'),
    19024: forGood('wrongKeyword'),
  },
};

/** DingTalk has one code for each of its three ways to keep strangers out, and says in words which it was. */
const DINGTALK_SETTINGS = 310_000;
const settings: readonly (readonly [RegExp, Reason])[] = [
  [/keyword|关键词/i, 'wrongKeyword'],
  [/\bip\b|whitelist|白名单/i, 'wrongNetwork'],
  [/sign|签名|timestamp|时间戳/i, 'wrongSecret'],
];

const TOO_MANY_REQUESTS = 429;

/** Reads an answer. `key` is left out of what is kept of it. */
export function answerOf(provider: RobotProvider, status: number, text: string, key: string): Answer {
  const told = parsed(text);
  const code = told === null ? null : codeIn(told);
  if (told !== null && code === 0) return { is: 'taken', invalid: invalidIn(told) };
  const words = String(told?.errmsg ?? told?.msg ?? told?.StatusMessage ?? '');
  const said = without(key, code === null ? `HTTP ${status}` : `${code} ${words}`);
  return { is: 'refused', said, ...verdictOf(provider, status, code, words) };
}

function verdictOf(provider: RobotProvider, status: number, code: number | null, words: string): Verdict {
  if (code === null) return status === TOO_MANY_REQUESTS ? fewer(MINUTE_MS) : passing('away');
  if (provider === 'dingtalk' && code === DINGTALK_SETTINGS) {
    const found = settings.find(([pattern]) => pattern.test(words));
    return forGood(found?.[1] ?? 'refused');
  }
  return verdicts[provider][code] ?? passing('refused');
}

type Told = Readonly<Record<string, unknown>>;

function parsed(text: string): Told | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Told) : null;
  } catch {
    return null;
  }
}

/** WeCom and DingTalk call it `errcode`, Feishu `code`, and in older answers `StatusCode`; null where it says none. */
function codeIn({ errcode, code, StatusCode }: Told): number | null {
  const found = errcode ?? code ?? StatusCode;
  return typeof found === 'number' ? found : null;
}

/** `invaliduser` of WeCom: names, joined by '|'. */
function invalidIn({ invaliduser }: Told): string[] {
  return typeof invaliduser === 'string' ? invaliduser.split('|').filter(Boolean) : [];
}

/** Without addresses, and without the key that is in them. */
const without = (key: string, text: string): string =>
  errorText(text.replaceAll(/https?:\/\/[^\s,;，；]+/g, '…').replaceAll(key, '…'));
