/** What the timeline draws, and what an address may choose on it: a thing, a link, or a clash. */

import type { Anchor, Schemas } from '../../client/api';
import type { Timed } from '../../geometry/timeline';

export type Timeline = Schemas['Timeline'];
export type Thing = Schemas['Bar'];
export type Link = Schemas['Link'];
export type Clash = Schemas['Clash'];

export const kinds: Record<string, string> = { order: 'order', deal: 'deal', event: 'event', claim: 'claim' };

export function timed(thing: Thing): Timed {
  return {
    id: thing.id, title: thing.title, earliest: thing.days.earliest, latest: thing.days.latest,
    sureFrom: thing.days.sure_from, sureTo: thing.days.sure_to, until: thing.deadline?.latest ?? thing.deadline?.earliest,
  };
}

export interface Chosen {
  thing: Thing | undefined;
  /** The links that are lit: the chosen one, or all of the chosen thing. */
  links: Link[];
  clash: Clash | undefined;
}

/** What an id in the address means; nothing for an id that is not drawn. */
export function choose(timeline: Timeline, id: string | undefined): Chosen {
  const things = [...timeline.above, ...timeline.below];
  const link = timeline.links.find((one) => one.match.id === id);
  const thing = things.find((one) => one.id === id);
  const clash = timeline.clashes.find((_, index) => `clash-${index + 1}` === id);
  return { thing, clash, links: link ? [link] : timeline.links.filter((one) => id !== undefined && (one.source === id || one.target === id)) };
}

/** The thing at the other end of a chosen thing's link, in turn; for a chosen link its target. */
export function follow(timeline: Timeline, id: string | undefined): string | undefined {
  const { thing, links } = choose(timeline, id);
  const link = links[0] ?? timeline.links[0];
  if (!link) return undefined;
  if (!thing) return id === link.match.id ? link.target : link.match.id;
  return thing.id === link.source ? link.target : link.source;
}

/** The line that Enter opens. */
export function lineOf(timeline: Timeline, id: string | undefined): Anchor | undefined {
  const { thing, links, clash } = choose(timeline, id);
  return thing?.anchors[0] ?? clash?.anchors[0] ?? links[0]?.match.event_anchors[0];
}
