/** Where the skip links lead. */
export const landmarkIds = { list: 'list', content: 'content' } as const

export const focusContent = () => document.getElementById(landmarkIds.content)?.focus()

/** The rows themselves once they are there, so that the arrow keys work at once. */
export function focusList(): void {
  const section = document.getElementById(landmarkIds.list)
  const rows = section?.querySelector<HTMLElement>('[role="listbox"]') ?? section
  rows?.focus()
}
