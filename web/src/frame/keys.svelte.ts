/** Single keys. A screen tells which keys it has; the strip at the foot shows exactly those, so it cannot lie. */

import { SvelteSet } from 'svelte/reactivity';

export interface Key {
  /** `event.key`, or two letters for a sequence such as `gs`. Several keys may do one thing: `['j', 'ArrowDown']`. */
  key: string | string[];
  says: string;
  do: () => void;
  /** False: works, but is left to the list of all keys. A text: what the strip says instead. */
  strip?: boolean | string;
  /** Further keys that the strip shows with this one: `j` with `k` for "next, last". */
  with?: string[];
  /** Also inside text fields (such as Ctrl+Enter). */
  everywhere?: boolean;
}

/** Two keys that go to the next and the last of something, shown as one in the strip. */
export function walk(what: string, move: (by: 1 | -1) => void): Key[] {
  return [
    { key: ['j', 'ArrowDown'], says: `next ${what}`, strip: `next, last ${what}`, with: ['k'], do: () => move(1) },
    { key: ['k', 'ArrowUp'], says: `last ${what}`, strip: false, do: () => move(-1) },
  ];
}

const sets = new SvelteSet<() => Key[]>();
let first = '';

/** Offer keys while the calling component is there. */
export function offer(keys: () => Key[]): void {
  $effect(() => {
    sets.add(keys);
    return () => void sets.delete(keys);
  });
}

export function offered(): Key[] {
  return [...sets].flatMap((keys) => keys());
}

export const settings = $state({ single: localStorage.getItem('fonds.keys') !== 'off' });

export function press(event: KeyboardEvent): void {
  const field = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;
  const name = (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + event.key;
  if (event.altKey || event.isComposing) return;
  const single = !event.ctrlKey && !event.metaKey;
  if (single && !settings.single && event.key.length === 1) return;
  const sequence = first + name;
  first = '';
  const all = [...sets].reverse().flatMap((keys) => keys()); // what came last lies on top: a dialog before its screen
  const is = (key: Key, wanted: string) => (Array.isArray(key.key) ? key.key : [key.key]).includes(wanted);
  const found = all.find((key) => is(key, sequence) && (!field || key.everywhere)) ?? all.find((key) => is(key, name) && (!field || key.everywhere));
  if (found) {
    if (event.target instanceof HTMLAnchorElement && event.key === 'Enter') return; // the link itself is followed
    if (event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) return;
    event.preventDefault();
    found.do();
  } else if (!field && single && event.key === 'g') {
    first = 'g';
    setTimeout(() => (first = ''), 1500);
  }
}
