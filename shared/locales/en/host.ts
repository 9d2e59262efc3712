/** Lines printed where Danggol was started. */
export const host = {
  'host.second-start': 'Danggol is already running with this data folder. Here is a new link to it.',
  'host.port-taken': 'Port {port} is in use by another program. Choose another one, or 0 for any free port.',
  'host.port-forbidden': 'This computer does not allow port {port}. Choose one above 1023, or 0 for any free port.',
  'host.folder-not-writable': 'The folder {folder} cannot be written. Danggol opens, but can keep nothing there.',
  'host.receiver-port-taken': 'The webhook address is not open yet: port {port} is in use by another program. Danggol keeps trying.',
  'host.already-running': 'Another Danggol has the data folder {folder} open but does not answer. Close it and start again.',
}
