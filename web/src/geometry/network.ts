/** The network's geometry: ways between two nodes, the view, which words can be drawn, and the shape of a tie. */

export interface Joins {
  id: string;
  source: string;
  target: string;
  /** How many origins show it; a way over well-shown ties comes first. */
  weight: number;
}

export interface Way {
  nodes: string[];
  ties: string[];
}

/** The shortest ways from one node to another, at most `most`: fewest ties first, then most origins at the weakest tie, then in all, then by id. */
export function ways(joins: readonly Joins[], from: string, to: string, most = 3): Way[] {
  if (from === to) return [];
  const around = new Map<string, { other: string; tie: Joins }[]>();
  for (const tie of [...joins].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))) {
    around.set(tie.source, [...(around.get(tie.source) ?? []), { other: tie.target, tie }]);
    around.set(tie.target, [...(around.get(tie.target) ?? []), { other: tie.source, tie }]);
  }
  const far = distances(around, to);
  const least = far.get(from);
  if (least === undefined) return [];
  const found: (Way & { weakest: number; sum: number })[] = [];
  // One tie more than the shortest way is allowed, so that a detour that is better shown can be seen beside it.
  for (let length = least; length <= least + 1 && found.length < most; length += 1) walk([from], [], Number.POSITIVE_INFINITY, 0, length);
  return found
    .sort((a, b) => a.ties.length - b.ties.length || b.weakest - a.weakest || b.sum - a.sum || (a.ties.join() < b.ties.join() ? -1 : 1))
    .slice(0, most)
    .map(({ nodes, ties }) => ({ nodes, ties }));

  function walk(nodes: string[], ties: string[], weakest: number, sum: number, left: number): void {
    const here = nodes.at(-1) ?? from;
    if (here === to) {
      if (left === 0) found.push({ nodes: [...nodes], ties: [...ties], weakest, sum });
      return;
    }
    for (const { other, tie } of around.get(here) ?? []) {
      if (found.length > 200 || nodes.includes(other) || (far.get(other) ?? Number.POSITIVE_INFINITY) > left - 1) continue;
      walk([...nodes, other], [...ties, tie.id], Math.min(weakest, tie.weight), sum + tie.weight, left - 1);
    }
  }
}

function distances(around: Map<string, { other: string }[]>, to: string): Map<string, number> {
  const far = new Map([[to, 0]]);
  let edge = [to];
  while (edge.length) {
    const next: string[] = [];
    for (const node of edge)
      for (const { other } of around.get(node) ?? [])
        if (!far.has(other)) {
          far.set(other, (far.get(node) ?? 0) + 1);
          next.push(other);
        }
    edge = next;
  }
  return far;
}

export type Spot = readonly [number, number];
export interface View {
  k: number;
  x: number;
  y: number;
}

/** The view that shows all spots in a window, with room for words at the edges; never enlarged beyond natural size times 1.6. */
export function fitView(spots: readonly Spot[], width: number, height: number, edge = 80): View {
  if (!spots.length) return { k: 1, x: width / 2, y: height / 2 };
  const xs = spots.map((spot) => spot[0]);
  const ys = spots.map((spot) => spot[1]);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const sides = Math.min(edge, width / 5);
  const k = Math.min(1.6, (width - 2 * sides) / Math.max(1, right - left), (height - 2 * edge) / Math.max(1, bottom - top));
  return { k, x: width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2 };
}

/** Spots drawn out along one side, at most by half, until they fit the shape of the window better. */
export function shaped(spots: Readonly<Record<string, Spot>>, width: number, height: number): Record<string, Spot> {
  const all = Object.values(spots);
  const side = (at: 0 | 1) => Math.max(1, Math.max(...all.map((spot) => spot[at])) - Math.min(...all.map((spot) => spot[at])));
  if (all.length < 2 || width <= 0 || height <= 0) return { ...spots };
  const lack = width / height / (side(0) / side(1));
  const [x, y] = [Math.min(1.5, Math.max(1, lack)), Math.min(1.5, Math.max(1, 1 / lack))];
  return Object.fromEntries(Object.entries(spots).map(([id, spot]) => [id, [spot[0] * x, spot[1] * y]]));
}

/** Closer or farther, with the point of the window under the pointer staying where it is. */
export function zoomView(view: View, by: number, x: number, y: number): View {
  const k = Math.min(6, Math.max(0.1, view.k * by));
  const scale = k / view.k;
  return { k, x: x - (x - view.x) * scale, y: y - (y - view.y) * scale };
}

export function project(view: View, [x, y]: Spot): [number, number] {
  return [view.x + x * view.k, view.y + y * view.k];
}

/** Half the size of a node with so many ties, in px. */
export function radius(ties: number): number {
  return 5.5 + Math.min(8.5, Math.sqrt(ties) * 2.6 - 2.6);
}

/** The width of a tie with so many origins, in px. */
export function breadth(origins: number): number {
  return Math.min(7, 0.7 + 1.1 * origins);
}

export interface Words {
  /** The middle of the words. */
  x: number;
  /** Top of the words. */
  y: number;
  width: number;
  height: number;
}

/**
 * Where words can be drawn without covering others: each with the places it could take, best first; those named first
 * choose first. The answer tells the chosen place by its number; words that find none are left out.
 */
export function readable(all: readonly { id: string; places: readonly Words[] }[], taken: readonly Words[] = []): Map<string, number> {
  const kept = [...taken];
  const chosen = new Map<string, number>();
  for (const { id, places } of all) {
    const at = places.findIndex((one) => kept.every((other) =>
      Math.abs(one.x - other.x) * 2 >= one.width + other.width || one.y >= other.y + other.height || one.y + one.height <= other.y));
    const place = places[at];
    if (!place) continue;
    kept.push(place);
    chosen.set(id, at);
  }
  return chosen;
}

export interface Drawn {
  d: string;
  /** The middle of the tie, for its plate. */
  x: number;
  y: number;
}

/** A tie from one node to another, ending short of both; bent if directed, so that its arrow is seen. */
export function stroke(from: Spot, to: Spot, gaps: readonly [number, number], bend: number): Drawn {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const room = Math.min(1, (length * 0.8) / Math.max(1, gaps[0] + gaps[1]));
  const [sx, sy] = [x1 + ux * gaps[0] * room, y1 + uy * gaps[0] * room];
  const [ex, ey] = [x2 - ux * gaps[1] * room, y2 - uy * gaps[1] * room];
  const [cx, cy] = [(sx + ex) / 2 - uy * bend, (sy + ey) / 2 + ux * bend];
  const round = (at: number) => Math.round(at * 10) / 10;
  return {
    d: `M${round(sx)} ${round(sy)}Q${round(cx)} ${round(cy)} ${round(ex)} ${round(ey)}`,
    x: (sx + 2 * cx + ex) / 4, y: (sy + 2 * cy + ey) / 4,
  };
}
