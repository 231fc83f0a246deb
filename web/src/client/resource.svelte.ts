/** Something asked of the server: the last answer stays in sight until the next one comes. */

import { Refused, type Problem } from './api';

export class Resource<T> {
  value = $state.raw<T | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  busy = $state(true);
  #turn = 0;
  #ask: () => Promise<T>;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
    $effect(() => {
      void this.#load(this.#ask());
    });
  }

  /** Ask once more, after something was changed. */
  again(): Promise<void> {
    return this.#load(this.#ask());
  }

  async #load(asked: Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    try {
      const value = await asked;
      if (turn !== this.#turn) return;
      this.value = value;
      this.problem = undefined;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.value = undefined;
      this.problem = error instanceof Refused ? error.problem : { error: 'bug', what: String(error), remedy: 'Load the page anew.' };
    }
    this.busy = false;
  }
}

/** Ask now and whenever what `ask` reads changes. Call while a component is being set up. */
export function resource<T>(ask: () => Promise<T>): Resource<T> {
  return new Resource(ask);
}
