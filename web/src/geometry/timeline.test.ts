import { describe, expect, test } from 'vitest';

import { ordinal } from '../text/days';
import { across, arrow, fit, isIn, lanes, shift, stepOf, ticks, zoom } from './timeline';

const march = { from: ordinal('2019-03-08'), to: ordinal('2019-03-24') };

describe('the days in view', () => {
  test('hold all days, and a week at least', () => {
    const wide = fit('2019-03-10', '2019-03-22');
    expect(wide.from).toBeLessThan(ordinal('2019-03-10'));
    expect(wide.to).toBeGreaterThan(ordinal('2019-03-22') + 1);
    const one = fit('2019-03-10', '2019-03-10');
    expect(one.to - one.from).toBeGreaterThanOrEqual(7);
  });

  test('come closer around the day under the pointer, which stays', () => {
    const day = ordinal('2019-03-12');
    const closer = zoom(march, 0.5, day);
    expect(across(closer, 900)(day)).toBeCloseTo(across(march, 900)(day));
    expect(closer.to - closer.from).toBeCloseTo(8);
    expect(zoom(march, 1e-9).to - zoom(march, 1e-9).from).toBeCloseTo(2);
    expect(shift(march, 3)).toEqual({ from: march.from + 3, to: march.to + 3 });
  });

  test('a thing with an open end is in view where its known end is', () => {
    expect(isIn(march, { earliest: null, latest: '2019-03-09' })).toBe(true);
    expect(isIn(march, { earliest: '2019-03-24', latest: null })).toBe(false);
    expect(isIn(march, { earliest: null, latest: null })).toBe(false);
  });
});

describe('ticks', () => {
  test('every day where there is room, the first with month and year', () => {
    const drawn = ticks(march, 1000);
    expect(drawn).toHaveLength(16);
    expect(drawn[0]?.label).toBe('8 Mar 2019');
    expect(drawn[1]?.label).toBe(''); // the first one's words reach over it
    expect(drawn[2]?.label).toBe('10');
  });

  test('Mondays, months or years where there is not', () => {
    const year = { from: ordinal('2019-01-01'), to: ordinal('2020-01-01') };
    expect(stepOf(year, 4000)).toBe('week');
    expect(ticks(year, 4000)[0]?.label).toBe('7 Jan 2019');
    expect(ticks(year, 1400).map((tick) => tick.label).slice(0, 2)).toEqual(['Jan 2019', 'Feb']);
    const long = { from: ordinal('1900-06-01'), to: ordinal('2020-01-01') };
    const years = ticks(long, 900).map((tick) => Number(tick.label)).filter(Boolean);
    expect(years.every((one, index) => index === 0 || one > (years[index - 1] ?? 0))).toBe(true);
    expect(years.length).toBeLessThan(25);
  });
});

describe('lanes', () => {
  const thing = (id: string, earliest: string | null, latest: string | null) => ({ id, title: 'Withdraw heavy weapons', earliest, latest });

  test('things that would cover one another take different lanes; the rest share the first', () => {
    const { bars } = lanes([thing('a', '2019-03-08', '2019-03-09'), thing('b', '2019-03-09', '2019-03-10'), thing('c', '2019-03-20', '2019-03-20')], march, 1200, 'above');
    expect(bars.map((bar) => bar.lane)).toEqual([0, 1, 0]);
  });

  test('a bar reaches from its first day to the end of its last', () => {
    const { bars } = lanes([thing('a', '2019-03-08', '2019-03-11')], march, 1600, 'beside');
    expect(bars[0]).toMatchObject({ x: 0, width: 400, open: 'none', sure: undefined });
  });

  test('an open end is drawn as far as is known and fades', () => {
    const { bars } = lanes([thing('a', null, '2019-03-15')], march, 1600, 'beside');
    expect(bars[0]?.open).toBe('left');
    expect((bars[0]?.x ?? 0) + (bars[0]?.width ?? 0)).toBeCloseTo(800);
  });

  test('words that would leave the picture at its right stand at the left', () => {
    const { bars } = lanes([thing('a', '2019-03-22', '2019-03-23')], march, 1600, 'beside');
    expect(bars[0]?.label.side).toBe('left');
  });
});

test('an arrow starts and ends at the bars', () => {
  expect(arrow(10, 20, 30, 120)).toBe('M10 20C10 70 30 70 30 120');
});
