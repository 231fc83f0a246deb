/** Light or dark: the person's choice, else the system's. */

export type Theme = 'system' | 'light' | 'dark';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const kept = localStorage.getItem('fonds.theme');

export const theme = $state<{ chosen: Theme }>({ chosen: kept === 'light' || kept === 'dark' ? kept : 'system' });

export function apply(): void {
  const name = theme.chosen === 'system' ? (dark.matches ? 'dark' : 'light') : theme.chosen;
  document.documentElement.dataset['theme'] = name;
}

export function choose(chosen: Theme): void {
  theme.chosen = chosen;
  localStorage.setItem('fonds.theme', chosen);
  apply();
}

dark.addEventListener('change', apply);
apply();
