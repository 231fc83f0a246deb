/** Words and small questions about nodes and ties. */

import type { Schemas } from '../../client/api';

export type Node = Schemas['Node'];
export type Tie = Schemas['Tie'];
export type Fact = Schemas['TieFact'];
export type FactKind = Fact['kind'];

export const nodeKinds: Record<Node['kind'], string> = { person: 'person', group: 'group', place: 'place', thing: 'thing', unnamed: 'role without a name' };
export const factKinds: Record<FactKind, string> = { order: 'order', deal: 'deal', relation: 'relation', together: 'named together' };

export function otherEnd(tie: Tie, id: string): string {
  return tie.source === id ? tie.target : tie.source;
}

/** What the tie is called: its own words, else what kinds of facts make it. */
export function labelOf(tie: Tie): string {
  return tie.label || [...new Set(tie.facts.map((fact) => factKinds[fact.kind]))].join(', ');
}

/** Whether the tie shows an order or a deal, and so bears a plate in the picture. */
export function isDone(tie: Tie): boolean {
  return tie.facts.some((fact) => fact.kind === 'order' || fact.kind === 'deal');
}

/** A further spelling in another script than the chief name, if there is one. */
export function elsewhere(node: Node): string | undefined {
  const arabic = (text: string) => /\p{Script=Arabic}/u.test(text);
  return node.names.find((other) => arabic(other) !== arabic(node.name));
}
