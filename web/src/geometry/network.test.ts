import { describe, expect, test } from 'vitest';

import { breadth, fitView, project, radius, readable, shaped, stroke, ways, zoomView } from './network';

const tie = (source: string, target: string, weight = 1) => ({ id: `${source}-${target}`, source, target, weight });

describe('ways', () => {
  const joins = [tie('a', 'b', 2), tie('b', 'c', 1), tie('a', 'd', 3), tie('d', 'c', 3), tie('c', 'e', 1), tie('x', 'y')];

  test('the best shown of the shortest comes first, whichever way ties point', () => {
    expect(ways(joins, 'a', 'c')[0]).toEqual({ nodes: ['a', 'd', 'c'], ties: ['a-d', 'd-c'] });
    expect(ways(joins, 'a', 'c')[1]?.nodes).toEqual(['a', 'b', 'c']);
    expect(ways(joins, 'e', 'a')[0]?.nodes).toEqual(['e', 'c', 'd', 'a']);
  });

  test('there is none between parts that hang apart, and none to oneself', () => {
    expect(ways(joins, 'a', 'x')).toEqual([]);
    expect(ways(joins, 'a', 'a')).toEqual([]);
    expect(ways([], 'a', 'b')).toEqual([]);
  });

  test('no way visits a node twice, and the sequence of the ties does not matter', () => {
    const all = ways(joins, 'a', 'e', 9);
    for (const way of all) expect(new Set(way.nodes).size).toBe(way.nodes.length);
    expect(ways([...joins].reverse(), 'a', 'e', 9)).toEqual(all);
  });
});

describe('the view', () => {
  test('shows every spot inside the window', () => {
    const spots = [[-400, -100], [900, 50], [30, 700]] as const;
    const view = fitView(spots, 800, 600);
    for (const spot of spots) {
      const [x, y] = project(view, spot);
      expect(x).toBeGreaterThanOrEqual(79.9);
      expect(x).toBeLessThanOrEqual(720.1);
      expect(y).toBeGreaterThanOrEqual(79.9);
      expect(y).toBeLessThanOrEqual(520.1);
    }
  });

  test('draws spots out towards its own shape, at most by half', () => {
    const square = { a: [-100, -100], b: [100, 100] } as const;
    expect(shaped(square, 1200, 1000)).toEqual({ a: [-120, -100], b: [120, 100] });
    expect(shaped(square, 300, 900)).toEqual({ a: [-100, -150], b: [100, 150] });
    expect(shaped({}, 300, 900)).toEqual({});
  });

  test('comes closer around the pointer', () => {
    const view = { k: 1, x: 10, y: 20 };
    const spot = [90, 80] as const;
    const [x, y] = project(view, spot);
    expect(project(zoomView(view, 2, x, y), spot)).toEqual([x, y]);
    expect(zoomView(view, 1000, 0, 0).k).toBe(6);
  });
});

describe('words', () => {
  const words = (x: number, y: number) => ({ x, y, width: 100, height: 16 });

  test('that would cover others take their next place, or are left out; the first named choose first', () => {
    const placed = readable([
      { id: 'a', places: [words(0, 0)] }, { id: 'b', places: [words(60, 4), words(60, 40)] },
      { id: 'c', places: [words(101, 0)] }, { id: 'd', places: [words(0, 8), words(70, 44)] },
    ]);
    expect(placed).toEqual(new Map([['a', 0], ['b', 1], ['c', 0]]));
  });

  test('keep off what stands there already', () => {
    expect(readable([{ id: 'a', places: [words(0, 0), words(0, 30)] }], [words(10, 10)])).toEqual(new Map([['a', 1]]));
  });
});

test('a tie ends short of both nodes', () => {
  expect(stroke([0, 0], [100, 0], [10, 20], 0)).toEqual({ d: 'M10 0Q45 0 80 0', x: 45, y: 0 });
});

test('more ties, larger node; more origins, wider tie; both have an end', () => {
  expect(radius(9)).toBeGreaterThan(radius(1));
  expect(radius(1000)).toBe(14);
  expect(breadth(5)).toBeGreaterThan(breadth(1));
  expect(breadth(99)).toBe(7);
});
