/** Text cut at the ends of marks. All offsets are Unicode code points, as the server counts them, not UTF-16 units. */

export interface Mark<K extends string = string> {
  start: number;
  end: number;
  kind: K;
  /** What the mark leads to, such as an entity's id. */
  to?: string | undefined;
}

export interface Segment<K extends string = string> {
  text: string;
  start: number;
  kinds: K[];
  to?: string | undefined;
}

/** Cut `text`, which begins at code point `offset` of its page, into pieces under the same marks. Joined, they are the text. */
export function segments<K extends string>(text: string, offset: number, marks: readonly Mark<K>[]): Segment<K>[] {
  const points = Array.from(text);
  const end = offset + points.length;
  const within = marks.filter((mark) => mark.end > offset && mark.start < end && mark.end > mark.start);
  const cuts = new Set([offset, end]);
  for (const mark of within) cuts.add(Math.max(offset, mark.start)).add(Math.min(end, mark.end));
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const stop = sorted[index + 1] ?? end;
    const over = within.filter((mark) => mark.start < stop && mark.end > start);
    const kinds = [...new Set(over.map((mark) => mark.kind))];
    return { text: points.slice(start - offset, stop - offset).join(''), start, kinds, to: over.find((mark) => mark.to)?.to };
  });
}

/** The code points from start to end of a text. */
export function slice(text: string, start: number, end: number): string {
  return Array.from(text).slice(start, end).join('');
}

const ARABIC = /(?=\p{L})\p{Script=Arabic}/u;
const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Language and direction of a foreign run. Where the language is not told, the script decides; Latin letters tell no language. */
export function tongue(text: string, language?: string | null): { lang: string | undefined; dir: 'rtl' | 'ltr' } {
  const first = Array.from(text).find((point) => ARABIC.test(point) || LATIN.test(point) || CYRILLIC.test(point)) ?? '';
  const rtl = ARABIC.test(first);
  const told = language && (rtl ? ['ar', 'fa', 'ur'].includes(language) : !['ar', 'fa', 'ur'].includes(language)) ? language : undefined;
  return { lang: told ?? (rtl ? 'ar' : CYRILLIC.test(first) ? 'ru' : undefined), dir: rtl ? 'rtl' : 'ltr' };
}

const RUN = /(?=\p{L})\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\u0640]|[\s\p{N}\p{P}]+(?=\p{Script=Arabic}))*/gu;

/** A sentence cut into runs of Arabic script and the rest; joined, they are the sentence. */
export function runs(text: string): { text: string; foreign: boolean }[] {
  const found: { text: string; foreign: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(RUN)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), foreign: false });
    found.push({ text: match[0], foreign: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), foreign: false });
  return found;
}

/** A long name with its middle left out; the end (often what tells files apart) stays. */
export function shorten(name: string, most: number): string {
  const points = Array.from(name);
  if (points.length <= most) return name;
  const tail = Math.floor((most - 1) * 0.45);
  return `${points.slice(0, most - 1 - tail).join('')}…${points.slice(points.length - tail).join('')}`;
}

/** What stands before a quotation, the quotation and what follows, cut to about `room` letters: what follows goes first, the quotation last. */
export function fit(before: string, said: string, after: string, room: number): { before: string; said: string; after: string } {
  const points = Array.from(said);
  const left = room - Array.from(before).length;
  if (points.length > left) return { before, said: `${points.slice(0, Math.max(16, left - 1)).join('').trimEnd()}…`, after: '' };
  const rest = Array.from(after);
  const most = left - points.length;
  return { before, said, after: rest.length > most ? `${rest.slice(0, Math.max(0, most - 1)).join('').replace(/\s\S*$/, '')}…` : after };
}
