/** The typed way to the server, made from its OpenAPI description. Every refusal becomes a `Refused` with a sentence. */

import createClient from 'openapi-fetch';

import type { Readable } from 'openapi-typescript-helpers';

import type { components, paths } from './schema';

/** The shapes of answers, as the client hands them out (it calls every tuple an array). */
export type Schemas = { [Name in keyof components['schemas']]: Readable<components['schemas'][Name]> };
export type Problem = Schemas['Problem'];
export type Anchor = Schemas['Anchor'];
export type Leaf = Schemas['Leaf'];
export type Line = Schemas['Line'];
export type Word = Schemas['Word'];
export type PageView = Schemas['PageView'];
export type SlotView = Schemas['SlotView'];
export type Days = Schemas['Days'];
export type DocumentRef = Schemas['DocumentRef'];
export type Document = Schemas['Document'];
export type HitView = Schemas['HitView'];

export const api = createClient<paths>({ baseUrl: '/', headers: { 'X-Fonds': '1' } });

export class Refused extends Error {
  constructor(readonly problem: Problem, readonly status: number) {
    super(problem.what);
  }
}

const AWAY: Problem = {
  error: 'away',
  what: 'fonds does not answer.',
  remedy: 'Look at the terminal where it runs; start it again if it stopped, and open the address it prints.',
};

/** Wait for an answer; throws `Refused` with the server's own sentence, or that it does not answer. */
export async function ask<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let answer: Awaited<typeof asked>;
  try {
    answer = await asked;
  } catch {
    throw new Refused(AWAY, 0);
  }
  if (answer.data !== undefined) return answer.data;
  throw new Refused(isProblem(answer.error) ? answer.error : AWAY, answer.response.status);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'what' in value && 'remedy' in value;
}
