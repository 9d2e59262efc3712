/** Pages of the browser mode before a session exists. */
export const web = {
  'web.link-needed': 'Open Danggol with the link printed where you started it.',
  'web.link-used': 'This link was already used. Start Danggol once more: it opens with a new link.',
  'web.too-many': 'Too many wrong links. Wait a minute and try again.',
}
