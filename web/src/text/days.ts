/** Days as intervals, in few words: "13 to 15 Mar 2019". Never more precise than what came from the server. */

export interface Interval {
  earliest?: string | null;
  latest?: string | null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function parts(day: string): { y: string; m: string; d: string } {
  const [y = '', m = '', d = ''] = day.split('-');
  return { y, m: MONTHS[Number(m) - 1] ?? m, d: String(Number(d)) };
}

/** One day: "14 Mar 2019". */
export function day(iso: string): string {
  const { y, m, d } = parts(iso);
  return `${d} ${m} ${y}`;
}

/** An interval in words, with what both ends share said once; whole months and years by their names. */
export function interval(days: Interval | null | undefined): string {
  if (!days || (!days.earliest && !days.latest)) return 'no day';
  if (!days.earliest) return `until ${day(days.latest as string)}`;
  if (!days.latest) return `from ${day(days.earliest)}`;
  if (days.earliest === days.latest) return day(days.earliest);
  const a = parts(days.earliest);
  const b = parts(days.latest);
  if (a.y === b.y && a.m === b.m) return isWhole(days.earliest, days.latest) ? `${a.m} ${a.y}` : `${a.d} to ${b.d} ${b.m} ${b.y}`;
  if (a.y === b.y) return a.d === '1' && days.earliest.endsWith('-01-01') && days.latest.endsWith('-12-31') ? a.y : `${a.d} ${a.m} to ${b.d} ${b.m} ${b.y}`;
  return `${day(days.earliest)} to ${day(days.latest)}`;
}

function isWhole(first: string, last: string): boolean {
  const [y = 0, m = 0] = last.split('-').map(Number);
  const length = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return first.endsWith('-01') && last.endsWith(`-${String(length).padStart(2, '0')}`);
}

/** Days since 1970-01-01 in UTC, for scales. */
export function ordinal(iso: string): number {
  const [y = 1970, m = 1, d = 1] = iso.split('-').map(Number);
  return Date.UTC(y, m - 1, d) / 86_400_000;
}

/** The day of an ordinal, as written in data. */
export function isoOf(at: number): string {
  return new Date(Math.round(at) * 86_400_000).toISOString().slice(0, 10);
}

/** Days between an order and an event: "2 to 4 days before". Negative means that the event may have come first. */
export function lead(days: readonly number[] | null | undefined): string {
  if (!days || days.length < 2) return 'nothing to measure';
  const [least = 0, most = 0] = days;
  if (least === 0 && most === 0) return 'the same day';
  if (most <= 0 && least < 0) return `${span(-most, -least)} after`;
  if (least >= 0) return `${span(least, most)} before`;
  return `${least} to +${most} days`.replace('-', '−');
}

function span(a: number, b: number): string {
  if (a === b) return a === 1 ? '1 day' : `${a} days`;
  return `${a} to ${b} days`;
}
