import { expect, test } from 'vitest';

import type { Line, PageView } from '../../client/api';
import { columnOf, isSheet, letters, table } from './cells';
import { isLost, lineAt, rowsOf, wordSpan } from './marks';

const line = (number: number, text: string, start: number, words: Partial<NonNullable<Line['words']>[number]>[] = []): Line => ({
  id: `l${number}`, document: 'd', page: 1, line: number, text, start, end: start + Array.from(text).length, xywh: null, confidence: null,
  language: null, layer: 'text', maker: 'text/1', words: words as NonNullable<Line['words']>,
});

test('columns are lettered as in a sheet, and read back', () => {
  for (const [number, written] of [[1, 'A'], [26, 'Z'], [27, 'AA'], [703, 'AAA']] as const) {
    expect(letters(number)).toBe(written);
    expect(columnOf(written)).toBe(number);
  }
});

test('words of one cell are one cell; empty cells stay empty', () => {
  const row = line(1, 'six tankers\t12 March', 0, [
    { text: 'six', start: 0, end: 3, cell: 'Deliveries!B7' }, { text: 'tankers', start: 4, end: 11, cell: 'Deliveries!B7' },
    { text: '12 March', start: 12, end: 20, cell: 'Deliveries!D7' },
  ]);
  expect(isSheet([row])).toBe(true);
  expect(table([row])[0]).toMatchObject({ number: 7, cells: [{ column: 2, text: 'six tankers' }, { column: 4, text: '12 March' }] });
  expect(isSheet([line(1, 'a letter', 0)])).toBe(false);
});

test('words are counted from 1, also where the reader gave none', () => {
  expect(wordSpan(line(12, 'keys of the depots', 100), [3, 4])).toEqual([108, 118]);
  expect(wordSpan(line(12, 'keys of', 100), [3, 3])).toBeUndefined();
});

test('an unstated slot is a question, one that does not apply is not drawn', () => {
  const rows = rowsOf({ issuer: 'UNSTATED', place: null, deadline: { text: 'before dawn', start: 3, end: 14 } }, ['issuer', 'place', 'deadline']);
  expect(rows.map((row) => [row.slot, row.value?.text])).toEqual([['From', undefined], ['By', 'before dawn']]);
});

test('an address that is not on the page is lost, never the nearest line', () => {
  const lines = [line(1, 'To the post', 0), line(2, 'withdraw', 12)];
  const view = { lines, page: { text: 'To the post\nwithdraw' } } as unknown as PageView;
  expect(isLost(view, [2, 2], [12, 20], 'withdraw')).toBe(false);
  expect(isLost(view, [3, 3], undefined, undefined)).toBe(true);
  expect(isLost(view, [2, 2], [12, 20], 'advance!')).toBe(true);
  expect(isLost(view, undefined, [90, 99], undefined)).toBe(true);
  expect(lineAt(lines, 13)?.line).toBe(2);
});
