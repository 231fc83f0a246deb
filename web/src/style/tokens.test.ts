import { describe, expect, test } from 'vitest';

import css from './tokens.css?raw';

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`), css.indexOf('\n}', css.indexOf(`${selector} {`)));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1] ?? '', found[2] ?? '']));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const light = tokens(':root');
const themes = { light, dark: { ...light, ...tokens(":root[data-theme='dark']") } };

const text: [string, string][] = [
  ...['ink', 'ink2', 'ink3', 'accent', 'yes', 'no', 'doubt'].flatMap((ink): [string, string][] => [[ink, 'surface'], [ink, 'bg'], [ink, 'sunken']]),
  ['accent', 'accent-weak'], ['yes', 'yes-weak'], ['no', 'no-weak'], ['doubt', 'doubt-weak'], ['ink', 'accent-weak'],
  ['on-accent', 'accent'], ['mark-ink', 'mark'], ['paper-ink', 'paper'], ['rail-ink', 'rail'], ['rail-ink2', 'rail'], ['rail-ink', 'rail-on'],
];

describe.each(Object.entries(themes))('%s theme', (_, token) => {
  test.each(text)('%s on %s can be read (4.5)', (ink, ground) => {
    expect(contrast(token[ink] ?? '', token[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
  test('the border of a control can be seen (3.0)', () => {
    expect(contrast(token['edge'] ?? '', token['surface'] ?? '')).toBeGreaterThanOrEqual(3);
  });
});
