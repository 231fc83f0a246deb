/** The force layout, away from the screen's thread. Same nodes and ties, same picture: the start is fixed and nothing is random. */

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';

export interface Ask {
  nodes: { id: string; size: number }[];
  ties: { source: string; target: string; weight: number }[];
}
/** Places in px at natural size, around 0, 0. */
export type Spots = Record<string, [number, number]>;

interface Body extends SimulationNodeDatum {
  id: string;
  size: number;
}
type Spring = { source: string | Body; target: string | Body; weight: number };

self.onmessage = (event: MessageEvent<Ask>) => {
  const { nodes, ties } = event.data;
  const bodies: Body[] = nodes.map((node) => ({ ...node })); // d3 starts them on a spiral in the sequence given
  const springs: Spring[] = ties.map((tie) => ({ ...tie }));
  const simulation = forceSimulation(bodies)
    .force('link', forceLink<Body, Spring>(springs).id((body) => body.id).distance(150))
    .force('charge', forceManyBody().strength(-1500).distanceMax(1200))
    .force('x', forceX(0).strength(0.05)) // weaker than down the page: windows are wide
    .force('y', forceY(0).strength(0.08))
    .force('collide', forceCollide<Body>((body) => 58 + body.size))
    .stop();
  simulation.tick(nodes.length > 400 ? 120 : 320);
  self.postMessage(Object.fromEntries(bodies.map((body) => [body.id, [body.x ?? 0, body.y ?? 0]])) satisfies Spots);
};
