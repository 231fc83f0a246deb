/** Addresses of screens. `parse(print(route))` gives the route back; the test tries them all. */

export interface Place {
  document: string;
  page: number;
  /** First and last line, counted from 1. */
  lines?: [number, number];
  /** First and last word of a single line. */
  words?: [number, number];
  /** Code points of the page's text to mark. */
  at?: [number, number];
}

export type Route =
  | { screen: 'overview' }
  | { screen: 'unread' }
  | { screen: 'search'; q: string; folded: boolean; sort: 'best' | 'date' }
  | { screen: 'library' }
  | ({ screen: 'read' } & Place)
  | { screen: 'people'; id?: string }
  | { screen: 'deals'; id?: string }
  | { screen: 'orders'; id?: string }
  | { screen: 'time'; sel?: string; from?: string; to?: string; as: 'picture' | 'table' }
  | { screen: 'net'; sel?: string; from?: string; to?: string; origins?: string; as: 'picture' | 'table' }
  | { screen: 'claims'; id?: string }
  | { screen: 'story' }
  | { screen: 'settings' }
  | { screen: 'lost'; path: string };

export type Screen = Route['screen'];

const LINES = /^#l(\d+)(?:-(\d+))?(?:w(\d+)(?:-(\d+))?)?$/i;
const NAMED = { people: 'people', deals: 'deals', orders: 'orders', claims: 'claims' } as const;
const PLAIN = { '': 'overview', unread: 'unread', doc: 'library', story: 'story', settings: 'settings' } as const;

/** Read an address: a path with query and fragment. Whatever names no screen is `lost`. */
export function parse(href: string): Route {
  const url = new URL(href, 'http://fonds.invalid');
  const parts = url.pathname.split('/').filter(Boolean).map(safeDecode);
  const [head = '', id, p, number] = parts;
  const has = (name: string) => url.searchParams.get(name);
  const as = has('as') === 'table' ? 'table' : 'picture';
  if (head === 'doc' && id && parts.length === 4 && p === 'p' && /^[1-9]\d*$/.test(number ?? ''))
    return { screen: 'read', document: id, page: Number(number), ...fragment(url.hash), ...marked(has('at')) };
  if (head === 'doc' && id && parts.length === 2) return { screen: 'read', document: id, page: 1 };
  if (head in NAMED && parts.length <= 2) return { screen: NAMED[head as keyof typeof NAMED], ...given({ id }) };
  if (parts.length > 1) return { screen: 'lost', path: url.pathname };
  if (head === 'search') return { screen: 'search', q: has('q') ?? '', folded: has('folded') !== '0', sort: has('sort') === 'date' ? 'date' : 'best' };
  if (head === 'time') return { screen: 'time', as, ...given({ sel: has('sel'), from: has('from'), to: has('to') }) };
  if (head === 'net') return { screen: 'net', as, ...given({ sel: has('sel'), from: has('from'), to: has('to'), origins: has('origins') }) };
  if (head in PLAIN) return { screen: PLAIN[head as keyof typeof PLAIN] };
  return { screen: 'lost', path: url.pathname };
}

/** Write an address. Line addresses are printed with a big L: in mono, `#l12` reads as 112. */
export function print(route: Route): string {
  const named = (path: string, id?: string) => (id ? `${path}/${encodeURIComponent(id)}` : path);
  switch (route.screen) {
    case 'overview': return '/';
    case 'library': return '/doc';
    case 'search': return `/search${query({ q: route.q, folded: route.folded ? '' : '0', sort: route.sort === 'date' ? 'date' : '' })}`;
    case 'read': return `${named('/doc', route.document)}/p/${route.page}${query({ at: route.at?.join('-') })}${lines(route)}`;
    case 'people': case 'deals': case 'orders': case 'claims': return named(`/${route.screen}`, route.id);
    case 'time': return `/time${query({ sel: route.sel, from: route.from, to: route.to, as: route.as === 'table' ? 'table' : '' })}`;
    case 'net': return `/net${query({ sel: route.sel, from: route.from, to: route.to, origins: route.origins, as: route.as === 'table' ? 'table' : '' })}`;
    case 'lost': return route.path;
    default: return `/${route.screen}`;
  }
}

function fragment(hash: string): Pick<Place, 'lines' | 'words'> {
  const found = LINES.exec(hash);
  if (!found) return {};
  const number = (at: number, or: number) => (found[at] ? Number(found[at]) : or);
  const first = number(1, 0);
  const word = number(3, 0);
  return { lines: [first, number(2, first)], ...(word ? { words: [word, number(4, word)] as [number, number] } : {}) };
}

function marked(at: string | null): Pick<Place, 'at'> {
  const found = /^(\d+)-(\d+)$/.exec(at ?? '');
  return found ? { at: [Number(found[1]), Number(found[2])] } : {};
}

function lines(place: Place): string {
  if (!place.lines) return '';
  const span = ([first, last]: [number, number]) => (first === last ? `${first}` : `${first}-${last}`);
  return `#L${span(place.lines)}${place.words ? `w${span(place.words)}` : ''}`;
}

function query(values: Record<string, string | undefined>): string {
  const set = new URLSearchParams(Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1])));
  return set.size ? `?${set}` : '';
}

function given<K extends string>(values: Record<K, string | null | undefined>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Partial<Record<K, string>>;
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
