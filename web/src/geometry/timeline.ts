/** Where things stand on the timeline: the days in view, bars on lanes, the width of their words, arrows. Days are ordinals (days since 1970). */

import { scaleLinear } from 'd3-scale';

import { isoOf, ordinal } from '../text/days';

export interface Range {
  /** First day in view. */
  from: number;
  /** The day after the last one in view. */
  to: number;
}

export interface Timed {
  id: string;
  title: string;
  earliest: string | null;
  latest: string | null;
  sureFrom?: string | null | undefined;
  sureTo?: string | null | undefined;
  /** How far beside its days something belongs to it (a deadline's last day). */
  until?: string | null | undefined;
}

export interface Bar {
  id: string;
  lane: number;
  x: number;
  width: number;
  /** Open ends fade: the interval has no first or no last day. */
  open: 'none' | 'left' | 'right';
  sure: { x: number; width: number } | undefined;
  label: { x: number; width: number; side: 'right' | 'left' };
}

/** All days from `first` to `last` with some air; at least a week is in view. */
export function fit(first: string, last: string): Range {
  const from = ordinal(first);
  const to = ordinal(last) + 1;
  const air = Math.max(1, Math.round((to - from) * 0.06));
  const missing = Math.max(0, 7 - (to - from) - 2 * air);
  return { from: from - air - Math.floor(missing / 2), to: to + air + Math.ceil(missing / 2) };
}

/** Closer (`by` < 1) or farther, around a day that stays where it is; never less than two days or more than 400 years. */
export function zoom(range: Range, by: number, around = (range.from + range.to) / 2): Range {
  const wide = Math.min(146_000, Math.max(2, (range.to - range.from) * by));
  const part = (around - range.from) / (range.to - range.from);
  const from = around - wide * part;
  return { from, to: from + wide };
}

export function shift(range: Range, days: number): Range {
  return { from: range.from + days, to: range.to + days };
}

/** A scale from days to px. */
export function across(range: Range, width: number): (day: number) => number {
  return scaleLinear([range.from, range.to], [0, width]);
}

export type Step = 'day' | 'week' | 'month' | 'year';
export interface Tick {
  day: number;
  label: string;
  /** The first of its month (days) or year (months): drawn stronger. */
  major: boolean;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** How fine the ticks can be so that their words do not touch. */
export function stepOf(range: Range, width: number): Step {
  const perDay = width / (range.to - range.from);
  if (perDay >= 26) return 'day';
  if (perDay * 7 >= 52) return 'week';
  return perDay * 30 >= 44 ? 'month' : 'year';
}

/** Days that get a line and words. The first one says month and year; words that would touch those before them are left out. */
export function ticks(range: Range, width: number): Tick[] {
  const step = stepOf(range, width);
  const days: number[] = [];
  const start = Math.ceil(range.from);
  if (step === 'day' || step === 'week') {
    const every = step === 'day' ? 1 : 7;
    const first = step === 'week' ? start + ((11 - (start % 7)) % 7) : start; // weeks begin on Mondays; day 4 was one
    for (let day = first; day < range.to; day += every) days.push(day);
  } else {
    const [year = 1970, month = 1] = isoOf(start).split('-').map(Number);
    const perYear = (365.25 * width) / (range.to - range.from);
    const every = step === 'year' ? Math.max(1, Math.ceil(44 / perYear)) : 1;
    for (let at = 0; ; at += 1) {
      const months = step === 'month' ? year * 12 + month - 1 + at : (Math.ceil(year / every) + at) * every * 12;
      const day = Date.UTC(Math.floor(months / 12), months % 12, 1) / 86_400_000;
      if (day >= range.to) break;
      if (day >= range.from) days.push(day);
    }
  }
  const perDay = width / (range.to - range.from);
  let free = Number.NEGATIVE_INFINITY;
  return days.map((day, index) => {
    const tick = named(day, index);
    const at = (day - range.from) * perDay;
    if (at < free) return { ...tick, label: '' };
    free = at + measure(tick.label) + 8;
    return tick;
  });

  function named(day: number, index: number): Tick {
    const [y = 0, m = 1, d = 1] = isoOf(day).split('-').map(Number);
    const month = MONTHS[m - 1] ?? '';
    if (step === 'year') return { day, label: String(y), major: true };
    if (step === 'month') return { day, label: m === 1 || index === 0 ? `${month} ${y}` : month, major: m === 1 };
    const major = d === 1 || (step === 'week' && d <= 7);
    const label = index === 0 || (major && m === 1) ? `${d} ${month} ${y}` : major ? `${d} ${month}` : String(d);
    return { day, label, major };
  }
}

/** Room for the address and the days that stand beside a title, in px. */
const BESIDE = 232;

/** Roughly how wide words are drawn, in px: Arabic and wide scripts a little wider than they look here. */
export function measure(words: string, size = 13): number {
  return Array.from(words).length * size * 0.535;
}

/**
 * Bars on lanes, in the given sequence: each takes the first lane where its bar and its words are free. Words stand
 * above the bar where `above`, else beside it, at its left if there is no room at its right.
 */
export function lanes(things: readonly Timed[], range: Range, width: number, style: 'above' | 'beside'): { bars: Bar[]; lanes: number } {
  const x = across(range, width);
  const taken: { from: number; to: number }[][] = [];
  const bars = things.map((thing) => {
    const first = thing.earliest ?? thing.latest;
    const last = thing.latest ?? thing.earliest;
    const open = thing.earliest === null ? 'left' : thing.latest === null ? 'right' : 'none';
    const fade = 42;
    let left = x(ordinal(first ?? ''));
    let right = x(ordinal(last ?? '') + 1);
    if (open === 'left') left = Math.min(left, right - fade);
    if (open === 'right') right = Math.max(right, left + fade);
    const wide = Math.max(5, right - left);
    const sure = thing.sureFrom && thing.sureTo
      ? { x: x(ordinal(thing.sureFrom)), width: Math.max(4, x(ordinal(thing.sureTo) + 1) - x(ordinal(thing.sureFrom))) }
      : undefined;
    const words = Math.min(style === 'above' ? 460 : 430, width * 0.9, measure(thing.title) + BESIDE);
    const flag = thing.until ? x(ordinal(thing.until) + 1) + 12 : left;
    const fits = style === 'above' ? left + words < width : left + wide + words + 8 < width;
    const side = fits || left + wide - words < 0 ? 'right' as const : 'left' as const;
    const label = style === 'above'
      ? { x: Math.max(4, Math.min(side === 'right' ? left : left + wide - words, width - words - 4)), width: words, side }
      : { x: side === 'right' ? left + wide + 8 : left - words - 8, width: words, side };
    const from = Math.min(left, label.x) - 10;
    const to = Math.max(left + wide, label.x + label.width, flag) + 10;
    let lane = taken.findIndex((row) => row.every((one) => to <= one.from || from >= one.to));
    if (lane < 0) lane = taken.push([]) - 1;
    taken[lane]?.push({ from, to });
    return { id: thing.id, lane, x: left, width: wide, open, sure, label } as Bar;
  });
  return { bars, lanes: taken.length };
}

/** Whether any of a thing's days lie in view. */
export function isIn(range: Range, thing: Pick<Timed, 'earliest' | 'latest'>): boolean {
  const first = thing.earliest ?? thing.latest;
  const last = thing.latest ?? thing.earliest;
  return first !== null && last !== null && ordinal(first) < range.to && ordinal(last) + 1 > range.from;
}

/** An arrow that leaves one bar downwards and comes to the other from above. */
export function arrow(x1: number, y1: number, x2: number, y2: number): string {
  const bend = Math.max(24, (y2 - y1) / 2);
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}
