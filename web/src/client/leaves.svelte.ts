/** How pages are called and drawn, asked for in one request a moment however many marks on the screen want to know. */

import { SvelteMap } from 'svelte/reactivity';

import { api, ask, type Leaf } from './api';

const known = new SvelteMap<string, Leaf>();
const asked = new Set<string>();
let waiting: string[] = [];

/** The leaf of a page once it is known; asks for it the first time. */
export function leafOf(document: string, page: number): Leaf | undefined {
  const address = `${document}/p/${page}`;
  const leaf = known.get(address);
  if (!leaf && document && !asked.has(address)) {
    asked.add(address);
    waiting.push(address);
    if (waiting.length === 1) queueMicrotask(() => void fetchWaiting());
  }
  return leaf;
}

async function fetchWaiting(): Promise<void> {
  const batch = waiting.slice(0, 60);
  waiting = waiting.slice(60);
  if (waiting.length) queueMicrotask(() => void fetchWaiting());
  try {
    for (const leaf of await ask(api.GET('/api/leaves', { params: { query: { at: batch } } }))) remember(leaf);
  } catch {
    for (const address of batch) asked.delete(address); // asked again with the next screen
  }
}

/** Keep a leaf that came along with something else. */
export function remember(leaf: Leaf): void {
  known.set(`${leaf.document}/p/${leaf.page}`, leaf);
}

export function picture(document: string, page: number): string {
  return `/api/documents/${encodeURIComponent(document)}/pages/${page}/picture`;
}
