/** Citations in the story's Markdown, written `[@ID]`, and places in its text. */

const CITE = /\[@([^\]\s]+)\]/g;

export interface Cite {
  id: string;
  /** UTF-16 offsets in the text, as a text field counts. */
  from: number;
  to: number;
}

export function cites(text: string): Cite[] {
  return [...text.matchAll(CITE)].map((found) => ({ id: found[1] ?? '', from: found.index, to: found.index + found[0].length }));
}

/** How often each id is cited. */
export function uses(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { id } of cites(text)) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

/** The citation at the cursor: the first that ends at or after it, in the same paragraph. */
export function citeAt(text: string, cursor: number): Cite | undefined {
  const end = text.indexOf('\n\n', cursor);
  const stop = end < 0 ? text.length : end;
  return cites(text).find((cite) => cite.to >= cursor && cite.from <= stop);
}

/** A code point offset, as the server counts, as a UTF-16 offset, as a text field counts. */
export function utf16(text: string, point: number): number {
  return Array.from(text).slice(0, point).join('').length;
}

/** The text with a citation put at the cursor: before a full stop that the cursor stands behind. */
export function withCite(text: string, cursor: number, id: string): { text: string; cursor: number } {
  const behind = /[.!?؟]$/.test(text.slice(0, cursor)) ? cursor - 1 : cursor;
  const written = ` [@${id}]`;
  return { text: text.slice(0, behind) + written + text.slice(behind), cursor: cursor + written.length };
}
