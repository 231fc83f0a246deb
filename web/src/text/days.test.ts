import { expect, test } from 'vitest';

import { interval, isoOf, lead, ordinal } from './days';

test('an interval says what both ends share once', () => {
  expect(interval({ earliest: '2019-03-13', latest: '2019-03-15' })).toBe('13 to 15 Mar 2019');
  expect(interval({ earliest: '2019-03-30', latest: '2019-04-01' })).toBe('30 Mar to 1 Apr 2019');
  expect(interval({ earliest: '2018-12-30', latest: '2019-01-02' })).toBe('30 Dec 2018 to 2 Jan 2019');
  expect(interval({ earliest: '2019-03-14', latest: '2019-03-14' })).toBe('14 Mar 2019');
});

test('a whole month or year is called by its name; an open end is said', () => {
  expect(interval({ earliest: '2019-02-01', latest: '2019-02-28' })).toBe('Feb 2019');
  expect(interval({ earliest: '2019-01-01', latest: '2019-12-31' })).toBe('2019');
  expect(interval({ earliest: null, latest: '2019-03-15' })).toBe('until 15 Mar 2019');
  expect(interval(null)).toBe('no day');
});

test('days run to numbers and back', () => {
  for (const iso of ['1970-01-01', '2016-02-29', '2019-12-31']) expect(isoOf(ordinal(iso))).toBe(iso);
});

test('lead times are intervals, and say which came first', () => {
  expect(lead([2, 4])).toBe('2 to 4 days before');
  expect(lead([1, 1])).toBe('1 day before');
  expect(lead([-7, -5])).toBe('5 to 7 days after');
  expect(lead([-1, 2])).toBe('−1 to +2 days');
  expect(lead(null)).toBe('nothing to measure');
});
