/** A sheet's words back in their cells. A word's `cell` is written `Sheet!B7`. */

import type { Line, Word } from '../../client/api';

export interface Cell {
  column: number;
  text: string;
  start: number;
  end: number;
}

export interface CellRow {
  line: Line;
  /** The row's number in the sheet, else the line's. */
  number: number;
  cells: Cell[];
}

const CELL = /^(?:.*!)?([A-Z]{1,3})(\d+)$/;

/** Column letters of a number from 1: 1 is A, 27 is AA. */
export function letters(column: number): string {
  return column > 0 ? letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26)) : '';
}

export function columnOf(written: string): number {
  return Array.from(written).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Whether a page is a sheet: its words say in which cells they stand. */
export function isSheet(lines: readonly Line[]): boolean {
  return lines.some((line) => line.words?.some((word) => word.cell && CELL.test(word.cell)));
}

/** One row a line; words of the same cell are joined by what stands between them in the line. */
export function table(lines: readonly Line[]): CellRow[] {
  return lines.map((line) => {
    const cells = new Map<number, Cell>();
    let number = line.line;
    const points = Array.from(line.text);
    for (const word of line.words ?? []) {
      const place = placeOf(word);
      if (!place) continue;
      number = place.row;
      const known = cells.get(place.column);
      const start = known?.start ?? word.start;
      cells.set(place.column, { column: place.column, start, end: word.end, text: points.slice(start - line.start, word.end - line.start).join('') });
    }
    return { line, number, cells: [...cells.values()] };
  });
}

function placeOf(word: Word): { column: number; row: number } | undefined {
  const found = CELL.exec(word.cell ?? '');
  return found ? { column: columnOf(found[1] ?? ''), row: Number(found[2]) } : undefined;
}
