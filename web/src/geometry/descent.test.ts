import { expect, test } from 'vitest';

import { curve, generations, reach } from './descent';

const at = (id: string, standings: ReturnType<typeof generations>) => standings.find((one) => one.id === id);

test('a parent stands before its children and in their middle', () => {
  const placed = generations(['letter', 'photo', 'forward', 'again'], [
    { child: 'photo', parent: 'letter' }, { child: 'forward', parent: 'letter' }, { child: 'again', parent: 'forward' },
  ]);
  expect(placed).toEqual([
    { id: 'letter', column: 0, row: 0.5 }, { id: 'photo', column: 1, row: 0 }, { id: 'forward', column: 1, row: 1 }, { id: 'again', column: 2, row: 1 },
  ]);
  expect(reach(placed)).toEqual({ columns: 3, rows: 2 });
});

test('no two papers share a place, also with two parents, a circle, and links to papers that are not drawn', () => {
  const links = [
    { child: 'b', parent: 'a' }, { child: 'b', parent: 'c' }, { child: 'd', parent: 'e' }, { child: 'e', parent: 'd' },
    { child: 'a', parent: 'gone' }, { child: 'f', parent: 'f' },
  ];
  const placed = generations(['a', 'b', 'c', 'd', 'e', 'f'], links);
  expect(placed).toHaveLength(6);
  expect(new Set(placed.map((one) => `${one.column}/${one.row}`)).size).toBe(6);
  expect(at('b', placed)?.column).toBe(1);
});

test('nothing to draw reaches nowhere', () => {
  expect(reach(generations([], []))).toEqual({ columns: 0, rows: 0 });
});

test('a curve leaves and arrives level', () => {
  expect(curve(0, 10, 100, 50)).toBe('M0 10C50 10 50 50 100 50');
});
