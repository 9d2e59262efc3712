/** Lines printed where Danggol was started. */
export const host = {
  'host.second-start': 'Danggol is already running with this data folder. Here is a new link to it.',
  'host.already-running': 'Another Danggol has the data folder {folder} open but does not answer. Close it and start again.',
}
