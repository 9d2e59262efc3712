/** The list's own keys, in one place for tooltips, menus and the command list (W07, W08). */
export const inboxKeys = {
  unread: 'U',
  archive: 'E',
  pin: 'P',
  next: 'Alt+ArrowDown',
  previous: 'Alt+ArrowUp',
  nextUnread: 'Alt+Shift+ArrowDown',
  search: 'Mod+Shift+F',
} as const
