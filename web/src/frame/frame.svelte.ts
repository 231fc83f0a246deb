/** What the frame knows: the case and how far reading has come. Asked anew while reading goes on. */

import { api, ask, type Schemas } from '../client/api';

class Frame {
  case = $state.raw<Schemas['CaseInfo'] | undefined>(undefined);
  progress = $state.raw<Schemas['Progress'] | undefined>(undefined);
  /** Counts up when reading has finished something, so that screens may ask again. */
  turn = $state(0);
  away = $state(false);

  async refresh(): Promise<void> {
    try {
      const before = this.progress;
      this.progress = await ask(api.GET('/api/progress'));
      this.away = false;
      if (!this.case || (before && (before.now !== this.progress.now || before.done !== this.progress.done))) {
        this.case = await ask(api.GET('/api/case'));
        if (before) this.turn += 1;
      }
    } catch {
      this.away = true;
    }
    setTimeout(() => void this.refresh(), this.progress?.now ? 1_000 : 15_000);
  }

  /** After a decision: counts on the rail may have changed. */
  async recount(): Promise<void> {
    try {
      this.case = await ask(api.GET('/api/case'));
    } catch {
      this.away = true;
    }
  }
}

export const frame = new Frame();
void frame.refresh();
