/** One sentence on what a decision did, with its undo, for twelve seconds. */

export interface Said {
  text: string;
  undo?: () => void | Promise<void>;
}

export const toast = $state<{ now: Said | undefined }>({ now: undefined });
let timer: ReturnType<typeof setTimeout> | undefined;

export function say(text: string, undo?: Said['undo']): void {
  clearTimeout(timer);
  toast.now = undo ? { text, undo } : { text };
  timer = setTimeout(() => (toast.now = undefined), 12_000);
}

export function hush(): void {
  clearTimeout(timer);
  toast.now = undefined;
}
