/** What is marked in the text of a page, and where things stand on its lines. Offsets are code points of the page's text. */

import type { Anchor, Line, PageView, Schemas } from '../../client/api';
import type { Mark } from '../../text/segments';

export type Kind = 'name' | 'poor' | 'doubt' | 'hedge' | 'found';
type Value = Schemas['Slot'] | 'UNSTATED' | null | undefined;

/** Words read below this are underlined with dots, below `DOUBT` with dashes. */
const POOR = 0.9;
const DOUBT = 0.7;

export interface Shown {
  names: boolean;
  doubts: boolean;
}

/** All marks of a page. A mark may run over several lines; `segments` cuts it. */
export function marksOf(view: PageView, shown: Shown, at: [number, number] | undefined): Mark<Kind>[] {
  const marks: Mark<Kind>[] = [];
  if (shown.names)
    for (const { start, end, entity, form } of view.mentions ?? [])
      if (entity && form !== 'pronoun') marks.push({ start, end, kind: 'name', to: entity });
  for (const claim of view.claims ?? []) for (const { start, end } of claim.hedges ?? []) marks.push({ start, end, kind: 'hedge' });
  if (shown.doubts)
    for (const line of view.lines)
      for (const { start, end, confidence } of line.words ?? [])
        if (confidence != null && confidence < POOR) marks.push({ start, end, kind: confidence < DOUBT ? 'doubt' : 'poor' });
  if (at) marks.push({ start: at[0], end: at[1], kind: 'found' });
  return marks;
}

/** The line that holds a code point of the page's text, if one does. */
export function lineAt(lines: readonly Line[], point: number): Line | undefined {
  return lines.find((line) => line.start <= point && point < Math.max(line.end, line.start + 1));
}

/** Words `first` to `last` of a line, counted from 1, as code points. */
export function wordSpan(line: Line, [first, last]: [number, number]): [number, number] | undefined {
  const words = line.words?.length ? line.words : [...line.text.matchAll(/\S+/gu)].map((found) => {
    const start = line.start + Array.from(line.text.slice(0, found.index)).length;
    return { start, end: start + Array.from(found[0]).length };
  });
  const from = words[first - 1];
  const to = words[last - 1];
  return from && to ? [from.start, to.end] : undefined;
}

/** An anchor for a span of this page, enough to open and to crop it. */
export function anchorOf(view: PageView, start: number, end: number): Anchor {
  const line = lineAt(view.lines, start);
  const text = Array.from(view.page.text).slice(start, end).join('');
  return {
    document: view.document.id, path: view.document.paths[0] ?? '', page: view.page.page, line: line?.line ?? null, cell: null,
    quote: text, start, end, xywh: null, prefix: '', suffix: '',
  };
}

export interface Row {
  slot: string;
  question: string;
  value: Schemas['Slot'] | undefined;
}

const QUESTIONS: Record<string, [label: string, question: string]> = {
  issuer: ['From', 'Who ordered it?'],
  addressee: ['To', 'Who was to do it?'],
  action: ['Do', 'What was to be done?'],
  theme: ['What', 'With what?'],
  place: ['Where', 'Where?'],
  deadline: ['By', 'By when?'],
  giver: ['Gives', 'Who gives?'],
  recipient: ['To', 'Who receives?'],
  quantity: ['How much', 'How much?'],
  origin: ['Out of', 'Out of where?'],
  destination: ['Into', 'To where?'],
  condition: ['If', 'On what condition?'],
  time: ['From', 'From when?'],
  duration: ['For', 'For how long?'],
  jurisdiction: ['Under', 'Under whose word?'],
};

/** The slots of a finding that are drawn: filled ones, and open ones as questions. What does not apply is left out. */
export function rowsOf(finding: object, slots: readonly string[]): Row[] {
  return slots.flatMap((slot) => {
    const value = (finding as Record<string, Value>)[slot];
    if (value === null || value === undefined) return [];
    const [label, question] = QUESTIONS[slot] ?? [slot, `${slot}?`];
    return [{ slot: label, question, value: value === 'UNSTATED' ? undefined : value }];
  });
}

/** Whether the place in an address is on the page. `quote` is what the link that led here said stands there. */
export function isLost(view: PageView, lines: [number, number] | undefined, at: [number, number] | undefined, quote: string | undefined): boolean {
  const numbers = new Set(view.lines.map((line) => line.line));
  if (lines && (!numbers.has(lines[0]) || !numbers.has(lines[1]))) return true;
  if (!at) return false;
  const stands = Array.from(view.page.text).slice(at[0], at[1]).join('');
  return stands === '' || (quote !== undefined && quote !== '' && stands !== quote);
}
