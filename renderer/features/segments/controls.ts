import type { FocusWish } from './builder-context.ts'

/** Controls of a part itself, in the order of Tab; those of parts within it are not its own. */
export function controlsOf(part: Element): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>('button:not(:disabled), input')].filter((control) => control.closest('[data-part]') === part && control.tabIndex >= 0)
}

export function controlOf(frame: HTMLElement | null, { key, control }: FocusWish): HTMLElement | null {
  const part = frame?.querySelector(`[data-part="${key}"]`)
  if (!part) return null
  const all = controlsOf(part)
  if (control === 'menu' || control === 'add') return all.find((one) => one.dataset['control'] === control) ?? all.findLast((one) => one.dataset['control'] === 'add') ?? null
  return all[control] ?? all[0] ?? null
}
