/** Geometry of pages and crops, in the unit of the boxes (points, or pixels of an image without resolution). */

export type Box = readonly [number, number, number, number];
export interface Sheet {
  width: number;
  height: number;
}

/** Where a box stands on its page, in per cent of the page's sides. */
export function percent(box: Box, page: Sheet): { left: number; top: number; width: number; height: number } {
  const of = (part: number, whole: number) => (whole > 0 ? (part / whole) * 100 : 0);
  return { left: of(box[0], page.width), top: of(box[1], page.height), width: of(box[2], page.width), height: of(box[3], page.height) };
}

/** A box with air around it, cut at the page's edge. */
export function pad(box: Box, air: number, page: Sheet): Box {
  const left = Math.max(0, box[0] - air);
  const top = Math.max(0, box[1] - air);
  const right = Math.min(page.width, box[0] + box[2] + air);
  const bottom = Math.min(page.height, box[1] + box[3] + air);
  return [left, top, Math.max(0, right - left), Math.max(0, bottom - top)];
}

/**
 * How to show `box` of a page in a window `wide` by `high` px: the page image's width and offset in px.
 * The box fills the height, unless it would then be wider than the window.
 */
export function crop(box: Box, page: Sheet, wide: number, high: number): { image: number; left: number; top: number; width: number; height: number } {
  const scale = Math.min(high / Math.max(box[3], 1e-6), wide / Math.max(box[2], 1e-6));
  return { image: page.width * scale, left: -box[0] * scale, top: -box[1] * scale, width: box[2] * scale, height: box[3] * scale };
}

/**
 * Where to begin a window of `wide` px on a strip of `full` px, so that the span from `first` to `last` is seen.
 * A span wider than the window is shown from where one reads it: its right end for right-to-left text.
 */
export function begin(full: number, wide: number, first: number, last: number, rtl: boolean): number {
  const middle = last - first > wide ? (rtl ? last - wide / 2 : first + wide / 2) : (first + last) / 2;
  return Math.max(0, Math.min(full - wide, middle - wide / 2));
}

/** The smallest box around all, or `undefined` of none. */
export function union(boxes: readonly Box[]): Box | undefined {
  if (!boxes.length) return undefined;
  const left = Math.min(...boxes.map((box) => box[0]));
  const top = Math.min(...boxes.map((box) => box[1]));
  const right = Math.max(...boxes.map((box) => box[0] + box[2]));
  const bottom = Math.max(...boxes.map((box) => box[1] + box[3]));
  return [left, top, right - left, bottom - top];
}
