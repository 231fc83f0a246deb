/** Moving the focus along the things of a screen by keys, in the sequence in which they stand. */

/** Focus the next (`step` 1) or last (-1) element that `selector` finds under `root`; from none, the first or the last one. */
export function walk(root: ParentNode | undefined, selector: string, step: 1 | -1): HTMLElement | undefined {
  const things = [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])].filter((thing) => thing.getClientRects().length > 0);
  const now = document.activeElement;
  const at = things.findIndex((thing) => thing === now || thing.contains(now));
  const next = at < 0 ? (step > 0 ? 0 : things.length - 1) : Math.min(things.length - 1, Math.max(0, at + step));
  const thing = things[next];
  thing?.focus();
  thing?.scrollIntoView({ block: 'nearest' });
  return thing;
}
