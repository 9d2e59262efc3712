export const notifications = {
  'notification.hidden-title': 'Danggol',
  'notification.hidden-body': 'New message',
  'notification.kind.message': 'Message',
  'notification.kind.image': 'Photo',
  'notification.kind.video': 'Video',
  'notification.kind.audio': 'Audio',
  'notification.kind.voice': 'Voice message',
  'notification.kind.document': 'Document',
  'notification.kind.sticker': 'Sticker',
  'notification.kind.location': 'Location',
  'notification.kind.contacts': 'Contact',
  'notification.kind.order': 'Order',
}
