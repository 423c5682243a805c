import type { Language } from './words.ts';

/** How long, in the two largest units: '2 小时 5 分' */
export function spanText(milliseconds: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const [day, hour, minute] = language === 'zh' ? [' 天', ' 小时', ' 分'] : [' d', ' h', ' min'];
  if (days > 0) return hours > 0 ? `${days}${day} ${hours}${hour}` : `${days}${day}`;
  if (hours > 0) return rest > 0 ? `${hours}${hour} ${rest}${minute}` : `${hours}${hour}`;
  return `${rest}${minute}`;
}
