/** Sentences that Danggol adds to automatic replies; customers read them. */
export const autoReply = {
  'auto-reply.today': 'today at {time}',
  'auto-reply.tomorrow': 'tomorrow at {time}',
  'auto-reply.person-button': 'Talk to a person',
  'auto-reply.person-word': 'person',
  'auto-reply.person-line': 'To talk to a person, reply “person”.',
}
