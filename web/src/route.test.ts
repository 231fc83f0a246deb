import { describe, expect, test } from 'vitest';

import { parse, print, type Route } from './route';

const routes: Route[] = [
  { screen: 'overview' },
  { screen: 'unread' },
  { screen: 'library' },
  { screen: 'story' },
  { screen: 'settings' },
  { screen: 'search', q: 'الأسعد "the keys" date:2019-03-01..', folded: false, sort: 'date' },
  { screen: 'search', q: '', folded: true, sort: 'best' },
  { screen: 'read', document: '9f3c1b00aa12e17a', page: 3 },
  { screen: 'read', document: '9f3c1b00aa12e17a', page: 3, lines: [12, 12] },
  { screen: 'read', document: '9f3c1b00aa12e17a', page: 3, lines: [9, 11] },
  { screen: 'read', document: '9f3c1b00aa12e17a', page: 1, lines: [12, 12], words: [7, 8], at: [310, 333] },
  { screen: 'people' },
  { screen: 'people', id: 'e-00ff12ab34cd' },
  { screen: 'deals', id: 'd-1' },
  { screen: 'orders' },
  { screen: 'claims', id: 'c/odd id' },
  { screen: 'time', as: 'table', sel: 'o-417', from: '2019-03-08', to: '2019-03-24' },
  { screen: 'net', as: 'picture' },
  { screen: 'net', as: 'table', sel: 't-1', from: 'e-1', to: 'e-2', origins: '2' },
];

describe('addresses', () => {
  test.each(routes)('$screen comes back as it was printed', (route) => {
    expect(parse(print(route))).toEqual(route);
  });

  test('a line address is printed with a big L, and a small one is read alike', () => {
    const printed = print({ screen: 'read', document: 'ab', page: 3, lines: [12, 12], words: [7, 8] });
    expect(printed).toBe('/doc/ab/p/3#L12w7-8');
    expect(parse('/doc/ab/p/3#l12w7-8')).toEqual(parse(printed));
  });

  test('an address that names no screen is lost, not guessed', () => {
    expect(parse('/doc/ab/p/0').screen).toBe('lost');
    expect(parse('/nowhere').screen).toBe('lost');
    expect(parse('/people/a/b').screen).toBe('lost');
    expect(parse('/%E0%A4%A').screen).toBe('lost');
  });
});
