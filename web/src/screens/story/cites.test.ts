import { describe, expect, test } from 'vitest';

import { bare, cited, moved, offered, points, reworded, uses, utf16, withCite } from './cites';

const text = 'The post withdrew [@c-1]. It says so. [@9f3c/p/1#L8; @c-1]\n\nNobody paid, see [the list](x).';

test('citations are found where they stand, one or several in a pair of brackets', () => {
  expect(cited(text)).toEqual(['c-1', '9f3c/p/1#L8', 'c-1']);
  expect(uses(text).get('c-1')).toBe(2);
  expect(cited('An address like me@example.test or [@ ] is none.')).toEqual([]);
});

test('without its citations a sentence reads as printed', () => {
  expect(bare('The post withdrew [@c-1]. ')).toBe('The post withdrew.');
  expect(bare('انسحب الموقع [@c-1]، قيل.')).toBe('انسحب الموقع، قيل.');
});

describe('a citation is put', () => {
  test('before the full stop that it belongs to', () => {
    expect(withCite('It fell.', 8, 'c-2')).toEqual({ text: 'It fell [@c-2].', cursor: 15 });
    expect(withCite('هل سقطت؟', 8, 'c-2').text).toBe('هل سقطت [@c-2]؟');
  });
  test('with one blank before it, not two', () => {
    expect(withCite('It fell', 7, 'c-2').text).toBe('It fell [@c-2]');
    expect(withCite('It fell ', 8, 'c-2').text).toBe('It fell [@c-2]');
    expect(withCite('', 0, 'c-2').text).toBe('[@c-2]');
  });
});

test('code points become the offsets of a text field and back', () => {
  expect(utf16('𞸀ab', 2)).toBe(3);
  expect(points('𞸀ab', 3)).toBe(2);
});

describe('a weaker wording', () => {
  test('is what the remedy quotes at its end, quotations inside it included', () => {
    expect(offered('say less: “The papers say that it fell”')).toBe('The papers say that it fell');
    expect(offered('keep it: “Reportedly, “all weapons” were moved.”')).toBe('Reportedly, “all weapons” were moved.');
    expect(offered('cite what it rests on, as [@ID], or cut it')).toBeUndefined();
  });
  test('takes the place of the sentence and keeps what it cites', () => {
    const story = '# Keys 🔑\n\nThe papers confirm it [@c-1]. Next.';
    const start = Array.from(story).indexOf('T');
    expect(reworded(story, start, start + 'The papers confirm it [@c-1].'.length, 'The papers say it.')).toBe('# Keys 🔑\n\nThe papers say it. [@c-1] Next.');
  });
});

describe('bounds, while one writes', () => {
  const old = 'One. Two. Three.';
  const bounds = [{ start: 0, end: 4 }, { start: 5, end: 9 }, { start: 10, end: 16 }];
  test('stay before the change, move behind it, and are gone where it is', () => {
    expect(moved(bounds, old, 'One. Two and a half. Three.')).toEqual([{ start: 0, end: 4 }, { start: 21, end: 27 }]);
    expect(moved(bounds, old, old)).toEqual(bounds);
  });
  test('none is left of a text that was written anew', () => {
    expect(moved(bounds, old, 'Fresh')).toEqual([]);
  });
});
