/** Where papers stand in the drawing of what comes from what: columns are generations, from left to right. */

export interface Descends {
  child: string;
  parent: string;
}

export interface Standing {
  id: string;
  column: number;
  row: number;
}

/**
 * Place each paper once. A root is a paper that comes from none of the others; a parent stands in the middle of its
 * children; a paper alone takes a row. Links that run in a circle are cut where they would close it.
 */
export function generations(papers: readonly string[], links: readonly Descends[]): Standing[] {
  const known = new Set(papers);
  const within = links.filter((link) => known.has(link.child) && known.has(link.parent) && link.child !== link.parent);
  const children = new Map<string, string[]>();
  for (const link of within) children.set(link.parent, [...(children.get(link.parent) ?? []), link.child]);
  const born = new Set(within.map((link) => link.child));
  const placed = new Map<string, Standing>();
  let free = 0;

  const put = (id: string, column: number): number => {
    const standing: Standing = { id, column, row: free };
    placed.set(id, standing);
    const rows: number[] = [];
    for (const child of children.get(id) ?? []) if (!placed.has(child)) rows.push(put(child, column + 1));
    if (rows.length) standing.row = ((rows[0] ?? 0) + (rows.at(-1) ?? 0)) / 2;
    else free += 1;
    return standing.row;
  };
  for (const id of papers) if (!born.has(id) && !placed.has(id)) put(id, 0);
  for (const id of papers) if (!placed.has(id)) put(id, 0);
  return papers.flatMap((id) => placed.get(id) ?? []);
}

/** How far a drawing reaches: the number of its columns and rows. */
export function reach(standings: readonly Standing[]): { columns: number; rows: number } {
  return {
    columns: Math.max(0, ...standings.map((one) => one.column + 1)),
    rows: Math.max(0, ...standings.map((one) => Math.ceil(one.row) + 1)),
  };
}

/** A curve from the end of one box to the beginning of another. */
export function curve(x1: number, y1: number, x2: number, y2: number): string {
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
