/** The story's Markdown: citations `[@ID; @ID]`, places in its text, and changes to it. Sentence bounds are the server's. */

const CITE = /\[\s*@[^[\]\s;]+(?:\s*;\s*@[^[\]\s;]+)*\s*\]/g;

/** All ids that a text cites, in its sequence, as often as they stand there. */
export function cited(text: string): string[] {
  return [...text.matchAll(CITE)].flatMap((found) => [...found[0].matchAll(/@([^[\]\s;]+)/g)].map((id) => id[1] ?? ''));
}

/** How often each id is cited. */
export function uses(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const id of cited(text)) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

/** The text without its citations, blanks made single. */
export function bare(text: string): string {
  return text.replace(CITE, '').replace(/\s+/g, ' ').replace(/\s+([.,;:!?؟،؛])/g, '$1').trim();
}

/** A code point offset, as the server counts, as a UTF-16 offset, as a text field counts. */
export function utf16(text: string, point: number): number {
  return Array.from(text).slice(0, point).join('').length;
}

/** A UTF-16 offset, as a text field counts, as a code point offset, as the server counts. */
export function points(text: string, unit: number): number {
  return Array.from(text.slice(0, unit)).length;
}

/** The text with a citation put at the cursor: before a full stop that the cursor stands behind, a blank before it. */
export function withCite(text: string, cursor: number, id: string): { text: string; cursor: number } {
  const behind = /[.!?؟]$/.test(text.slice(0, cursor)) ? cursor - 1 : cursor;
  const before = text.slice(0, behind);
  const written = `${before === '' || /\s$/.test(before) ? '' : ' '}[@${id}]`;
  return { text: before + written + text.slice(behind), cursor: cursor + written.length };
}

/** The wording that a remedy offers in quotation marks at its end ("say less: “…”"), if it offers one. */
export function offered(remedy: string): string | undefined {
  return /:\s*“(.+)”\.?\s*$/su.exec(remedy)?.[1];
}

/** The text with one sentence, given by its code points, in other words; what it cites is kept behind them. */
export function reworded(text: string, start: number, end: number, wording: string): string {
  const all = Array.from(text);
  const kept = all.slice(start, end).join('').match(CITE) ?? [];
  return [...all.slice(0, start), [wording, ...kept].join(' '), ...all.slice(end)].join('');
}

export interface Bounds {
  start: number;
  end: number;
}

/**
 * Where bounds of `old` stand in `text`, which was written from it by one change: those before it stay, those behind it
 * move, those that it touches are gone until the next check.
 */
export function moved<T extends Bounds>(bounds: readonly T[], old: string, text: string): T[] {
  if (old === text) return [...bounds];
  const [a, b] = [Array.from(old), Array.from(text)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const by = b.length - a.length;
  return bounds.flatMap((one) => {
    if (one.end <= head) return [one];
    if (one.start >= a.length - tail) return [{ ...one, start: one.start + by, end: one.end + by }];
    return [];
  });
}
