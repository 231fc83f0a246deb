import { expect, test } from 'vitest';

import type { HitView } from '../../client/api';
import { bands, facets, switched } from './facets';

const hit = (type: string, language: string | null, confidence: number | null, copies: string[] = []) =>
  ({ leaf: { type, language }, confidence, copies }) as unknown as HitView;

test('a facet is a term of the query, switched on and off again', () => {
  const on = switched('diesel keys', 'type', 'witness statement');
  expect(on).toBe('diesel keys type:"witness statement"');
  expect(switched(on, 'type', 'witness statement')).toBe('diesel keys');
  expect(switched('', 'language', 'ar')).toBe('language:ar');
});

test('counts are lines, copies among them', () => {
  const [kinds] = facets([hit('order', 'ar', 0.8, ['b', 'c']), hit('memo', 'en', null), hit('order', null, 0.95)], 'x type:memo');
  expect(kinds?.values).toEqual([{ value: 'order', number: 4, on: false }, { value: 'memo', number: 1, on: true }]);
});

test('bands leave out what is empty', () => {
  expect(bands([hit('order', 'ar', 0.9), hit('memo', 'en', null)]).map((band) => band.says)).toEqual(['text, not read by machine', '0.90 and more']);
});
