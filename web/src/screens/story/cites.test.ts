import { expect, test } from 'vitest';

import { cites, citeAt, utf16, uses, withCite } from './cites';

const text = 'The post withdrew [@c-1]. It says so [@9f3c/p/1#L8].\n\nNobody paid [@c-1].';

test('citations are found where they stand', () => {
  expect(cites(text).map((cite) => cite.id)).toEqual(['c-1', '9f3c/p/1#L8', 'c-1']);
  expect(uses(text).get('c-1')).toBe(2);
  expect(citeAt(text, 3)?.id).toBe('c-1');
  expect(citeAt(text, 30)?.id).toBe('9f3c/p/1#L8');
  expect(citeAt('No line.\n\nHere [@x].', 2)).toBeUndefined();
});

test('a citation is put before the full stop it belongs to', () => {
  expect(withCite('It fell.', 8, 'c-2').text).toBe('It fell [@c-2].');
  expect(withCite('It fell', 7, 'c-2').text).toBe('It fell [@c-2]');
});

test('code points become the offsets of a text field', () => {
  expect(utf16('𞸀ab', 2)).toBe(3);
});
