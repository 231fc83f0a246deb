/** The story's text while the workbench is open: what was not saved yet outlives a look at another screen. */

import { api, ask, Refused, type Schemas } from '../../client/api';

const PAUSE = 900;

class Draft {
  text = $state('');
  saved = $state('');
  check = $state.raw<Schemas['StoryCheck'] | undefined>(undefined);
  /** The text that `check` speaks of. */
  checked = $state('');
  trouble = $state('');
  busy = $state(false);
  #open = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get dirty(): boolean {
    return this.text !== this.saved;
  }

  /** Fetch the story; text that could not be saved before stays, and is saved now. */
  async open(): Promise<true> {
    const kept = this.#open && this.dirty ? this.text : undefined;
    const story = await ask(api.GET('/api/story'));
    this.saved = story.text;
    this.text = kept ?? story.text;
    this.check = await ask(api.GET('/api/story/check'));
    this.checked = story.text;
    this.#open = true;
    if (kept !== undefined) await this.save();
    return true;
  }

  /** Something was written: saved and checked after a pause. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), PAUSE);
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    const sent = this.text;
    this.busy = true;
    try {
      this.check = await ask(api.PUT('/api/story', { body: { text: sent } }));
      this.checked = sent;
      this.saved = sent;
      this.trouble = '';
    } catch (error) {
      this.trouble = error instanceof Refused ? `${error.problem.what} ${error.problem.remedy}` : String(error);
    }
    this.busy = false;
  }
}

export const draft = new Draft();
