import { describe, expect, test } from 'vitest';

import { fit, runs, segments, shorten, slice, tongue } from './segments';

describe('segments', () => {
  test('the pieces joined are the text, and know their marks', () => {
    const found = segments('keys of the depot', 100, [
      { start: 100, end: 104, kind: 'found' },
      { start: 102, end: 111, kind: 'name', to: 'e-1' },
    ]);
    expect(found.map((one) => one.text).join('')).toBe('keys of the depot');
    expect(found.map((one) => [one.text, one.kinds.join('+')])).toEqual([
      ['ke', 'found'], ['ys', 'found+name'], [' of the', 'name'], [' depot', ''],
    ]);
  });

  test('offsets are code points: a letter outside the first plane counts as one', () => {
    const found = segments('𞸀𞸁 تل نقرة', 0, [{ start: 3, end: 10, kind: 'name' }]);
    expect(found[1]?.text).toBe('تل نقرة');
    expect(slice('𞸀𞸁 تل', 3, 5)).toBe('تل');
  });

  test('marks outside the line are left alone', () => {
    expect(segments('abc', 10, [{ start: 0, end: 10, kind: 'x' }, { start: 13, end: 20, kind: 'x' }])).toHaveLength(1);
  });
});

test('direction comes from the letters, language from the document where it fits them', () => {
  expect(tongue('إلى الأخ', 'en')).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(tongue('To the brother', 'ar')).toEqual({ lang: undefined, dir: 'ltr' });
  expect(tongue('٤١٧ order', 'en')).toEqual({ lang: 'en', dir: 'ltr' });
});

test('foreign runs in our own sentence are told apart, and quotation marks stay ours', () => {
  const text = '“إخلاء العائلات at حي بئر زمرد” was written 2 days before';
  expect(runs(text).map((run) => run.text).join('')).toBe(text);
  expect(runs(text).filter((run) => run.foreign).map((run) => run.text)).toEqual(['إخلاء العائلات', 'حي بئر زمرد']);
});

test('a shortened name keeps its end', () => {
  expect(shorten('photograph-of-the-order.jpg', 16)).toHaveLength(16);
  expect(shorten('photograph-of-the-order.jpg', 16).endsWith('er.jpg')).toBe(true);
});

describe('fit', () => {
  test('leaves what has room as it is', () => {
    expect(fit('of ', 'the mill', ' at dawn', 40)).toEqual({ before: 'of ', said: 'the mill', after: ' at dawn' });
  });
  test('cuts what follows before it cuts the quotation', () => {
    expect(fit('of ', 'the mill', ' at dawn and later', 18)).toEqual({ before: 'of ', said: 'the mill', after: ' at…' });
    expect(fit('', 'The barges left the upper quay at night', ' with salt', 24)).toEqual({ before: '', said: 'The barges left the upp…', after: '' });
  });
  test('counts letters, not units of storage', () => {
    expect(fit('', '𐤀𐤁𐤂𐤃', '', 16).said).toBe('𐤀𐤁𐤂𐤃');
  });
});
