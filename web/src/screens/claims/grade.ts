/** Words and marks of the grades. The digit itself is given by the server's rule. */

import type { Anchor, Schemas } from '../../client/api';
import { count } from '../../words/en';

/** The mark of a grade: stands, in part, hedged, against, open. */
export function shapeOf(grade: number): 'yes' | 'no' | 'hedge' | 'half' | 'unstated' {
  if (grade <= 2) return 'yes';
  if (grade === 3) return 'half';
  if (grade === 4) return 'hedge';
  return grade === 5 ? 'no' : 'unstated';
}

/** "2 origins", or "1 to 3 origins" where it is not known whether papers are independent. */
export function originsOf([least = 0, most = 0]: readonly number[]): string {
  return least === most ? count(least, 'origin') : `${least} to ${count(most, 'origin')}`;
}

/** The first line that speaks for a card, else the first at all. */
export function firstAnchor(view: Schemas['CardView']): Anchor | undefined {
  return [...view.supporting, ...view.opposing, ...view.silent].flatMap((origin) => origin.items).flatMap((item) => item.anchors)[0];
}
