import { expect, test } from 'vitest';

import { begin, crop, pad, percent, union } from './crop';

const page = { width: 595, height: 842 };

test('a box is placed in per cent of its page', () => {
  expect(percent([59.5, 84.2, 297.5, 42.1], page)).toEqual({ left: 10, top: 10, width: 50, height: 5 });
});

test('air never leaves the page', () => {
  expect(pad([2, 2, 10, 10], 5, page)).toEqual([0, 0, 17, 17]);
  expect(pad([590, 838, 5, 4], 5, page)).toEqual([585, 833, 10, 9]);
});

test('a crop shows the whole box and nothing is stretched', () => {
  const narrow = crop([100, 200, 300, 20], page, 400, 40);
  expect(narrow.width).toBeLessThanOrEqual(400);
  expect(narrow.height).toBeLessThanOrEqual(40);
  expect(narrow.width / narrow.height).toBeCloseTo(15);
  expect(narrow.left).toBeCloseTo(-100 * (narrow.width / 300));
});

test('a window on a long line begins where the marked words are, or where one reads', () => {
  expect(begin(1000, 300, 600, 700, false)).toBe(500);
  expect(begin(1000, 300, 0, 1000, false)).toBe(0);
  expect(begin(1000, 300, 0, 1000, true)).toBe(700);
  expect(begin(200, 300, 0, 100, true)).toBe(0);
});

test('the union holds all boxes', () => {
  expect(union([[0, 0, 10, 10], [20, 5, 10, 10]])).toEqual([0, 0, 30, 15]);
  expect(union([])).toBeUndefined();
});
