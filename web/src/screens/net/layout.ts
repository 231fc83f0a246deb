/** Ask the worker for a layout. One policy lets exactly one address through: our own built worker. */

import address from './layout.worker?worker&url';
import type { Ask, Spots } from './layout.worker';

interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => { createScriptURL: (url: string) => string };
}

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('fonds-worker', {
  createScriptURL: (url) => {
    if (url !== address) throw new TypeError('only our own worker');
    return url;
  },
});

let worker: Worker | undefined;

/** Places for the nodes of a graph, in px. A newer question replaces an unanswered one. */
export function layout(asked: Ask): Promise<Spots> {
  worker?.terminate();
  const mine = new Worker(policy ? policy.createScriptURL(address) : address, { type: 'module' });
  worker = mine;
  return new Promise((resolve, reject) => {
    mine.onmessage = (event: MessageEvent<Spots>) => resolve(event.data);
    mine.onerror = () => reject(new Error('the layout could not be made'));
    mine.postMessage(asked);
  });
}
