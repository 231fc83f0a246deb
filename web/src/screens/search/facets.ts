/** Facets counted over the lines that came, and the query with one of them added or taken away. */

import type { HitView } from '../../client/api';

export interface Facet {
  field: 'type' | 'language';
  head: string;
  values: { value: string; number: number; on: boolean }[];
}

/** How a field is written in the query: a value of several words is put in quotation marks. */
export function term(field: string, value: string): string {
  return `${field}:${/\s/.test(value) ? `"${value}"` : value}`;
}

/** The query with the field's term switched: added if it was not there, taken away if it was. */
export function switched(query: string, field: string, value: string): string {
  const written = term(field, value);
  const without = query.replace(written, ' ').replace(/\s+/g, ' ').trim();
  return query.includes(written) ? without : `${query.trim()} ${written}`.trim();
}

export function facets(hits: readonly HitView[], query: string): Facet[] {
  const count = (of: (hit: HitView) => string | null) => {
    const numbers = new Map<string, number>();
    for (const hit of hits) {
      const value = of(hit);
      if (value) numbers.set(value, (numbers.get(value) ?? 0) + 1 + hit.copies.length);
    }
    return numbers;
  };
  const one = (field: Facet['field'], head: string, numbers: Map<string, number>): Facet => ({
    field,
    head,
    values: [...numbers].map(([value, number]) => ({ value, number, on: query.includes(term(field, value)) })).sort((a, b) => b.number - a.number || a.value.localeCompare(b.value)),
  });
  return [one('type', 'Kind of paper', count((hit) => hit.leaf.type)), one('language', 'Language', count((hit) => hit.leaf.language))];
}

/** How sure the machine was of the lines: three bands, and text that it did not have to read. */
export function bands(hits: readonly HitView[]): { says: string; number: number }[] {
  const of = (test: (sure: number | null) => boolean) => hits.filter((hit) => test(hit.confidence ?? null)).length;
  return [
    { says: 'text, not read by machine', number: of((sure) => sure === null) },
    { says: '0.90 and more', number: of((sure) => sure !== null && sure >= 0.9) },
    { says: '0.70 to 0.90', number: of((sure) => sure !== null && sure >= 0.7 && sure < 0.9) },
    { says: 'below 0.70', number: of((sure) => sure !== null && sure < 0.7) },
  ].filter((band) => band.number);
}
