/** How papers and origins are called on a claim card. */

import type { Anchor, DocumentRef, Schemas } from '../../client/api';
import { count } from '../../words/en';

export type Card = Schemas['CardView'];
export type Origin = Schemas['OriginView'];
export type Item = Schemas['CardItem'];
export type Descent = Schemas['Descent'];

/** The file's own name: the last part of its path, also inside a container. */
export function nameOf(paper: Pick<DocumentRef, 'path' | 'id'>): string {
  return paper.path.split('!/').at(-1)?.split('/').at(-1) || paper.id;
}

/** The paper of an item, if the origin brings it along. */
export function paperOf(origin: Origin, document: string): DocumentRef | undefined {
  return origin.documents.find((paper) => paper.id === document);
}

/** What a draft said and its final text no longer says is told, but does not stand against the claim. */
const SETTLED = 'draft and final differ';

export function openOf(card: Card): Card['contradictions'] {
  return card.contradictions.filter((clash) => clash.kind !== SETTLED);
}

export function settledOf(card: Card): Card['contradictions'] {
  return card.contradictions.filter((clash) => clash.kind === SETTLED);
}

export const directness: Record<string, string> = {
  primary: 'the paper itself', witness: 'a witness', report: 'a report', fragment: 'a fragment',
};

/** "2 origins · 7 papers · 5 copies not counted". `stand`: how many origins they make, where that is not just their number. */
export function tally(origins: readonly Origin[], stand?: string): string {
  const counted = origins.reduce((sum, origin) => sum + origin.items.length, 0);
  const folded = origins.reduce((sum, origin) => sum + origin.folded.length, 0);
  return [
    stand ?? count(origins.length, 'origin'), count(counted + folded, 'paper'), folded ? `${count(folded, 'copy', 'copies')} not counted` : '',
  ].filter(Boolean).join(' · ');
}

export interface Lost {
  hedge: Anchor;
  kind: string;
  child: string;
}

/** Hedges that papers of this origin dropped on the way. */
export function lostIn(origin: Origin, descents: readonly Descent[]): Lost[] {
  const papers = new Set([...origin.items, ...origin.folded].map((item) => item.document));
  return descents
    .filter((descent) => papers.has(descent.child))
    .flatMap((descent) => (descent.hedges_lost ?? []).map(({ hedge, kind }) => ({ hedge, kind, child: descent.child })));
}

/** Papers of a card in the sequence of its origins, each with the origin that it counts to. */
export function papersOf(card: Card): Map<string, { origin: number; stance: Item['stance']; paper: DocumentRef | undefined }> {
  const papers = new Map<string, { origin: number; stance: Item['stance']; paper: DocumentRef | undefined }>();
  for (const origin of [...card.supporting, ...card.opposing, ...card.silent])
    for (const item of [...origin.items, ...origin.folded])
      if (!papers.has(item.document)) papers.set(item.document, { origin: origin.origin, stance: item.stance, paper: paperOf(origin, item.document) });
  return papers;
}
