/** Where the reader of the screen is: the one router. Plain links work; this only keeps them inside the page. */

import { parse, print, type Route } from '../route';

class Place {
  href = $state(location.pathname + location.search + location.hash);
  route = $derived<Route>(parse(this.href));
  /** What came along with the link, such as the quotation that was followed. */
  carried = $state.raw<{ quote?: string }>(history.state ?? {});
}

export const place = new Place();

export function go(to: Route | string, carried: { quote?: string } = {}, how: 'push' | 'replace' = 'push'): void {
  const href = typeof to === 'string' ? to : print(to);
  if (how === 'push' && href === place.href) how = 'replace';
  history[how === 'push' ? 'pushState' : 'replaceState'](carried, '', href);
  place.href = href;
  place.carried = carried;
}

/** Follow links inside the workbench without loading the page anew. */
export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.pathname.startsWith('/api/') || link.pathname.startsWith('/assets/') || link.pathname.endsWith('.txt')) return;
  if (link.pathname === location.pathname && link.search === location.search && link.hash.startsWith('#main')) return;
  event.preventDefault();
  const quote = link.dataset['quote'];
  go(link.pathname + link.search + link.hash, quote === undefined ? {} : { quote });
}

window.addEventListener('popstate', () => {
  place.href = location.pathname + location.search + location.hash;
  place.carried = history.state ?? {};
});
