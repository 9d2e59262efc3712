export const ui = {
  'ui.clear-search': 'Clear the search',
  'ui.notifications': 'Notices',
  'ui.type-to-confirm': 'Type {word} to confirm',
  'ui.error-title': 'This could not be shown',
  'ui.error-body': 'Try again. If it keeps happening, copy the details and send them with your report.',
  'ui.copy-error': 'Copy details',
  'ui.resize-list': 'Width of the list',
  'ui.move': 'Move {name}',
  'ui.move-hint': 'Drag, or press the arrow keys',
  'ui.moved': '{name} is now {position} of {count}',
  'ui.name': 'Name',
}
