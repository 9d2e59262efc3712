/** Words used in more than one place. One file per feature; `ko` has the same keys, checked by the compiler. */
export const common = {
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.copied': 'Copied',
  'common.details': 'Details',
  'common.retry': 'Try again',
  'common.save': 'Save',
  'common.undo': 'Undo',
  'common.app-name': 'Danggol',
  'common.more': 'Show more',
  'common.move-up': 'Move up',
  'common.move-down': 'Move down',
}
