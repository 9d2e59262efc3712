import { attachmentId } from '#shared/domain/ids.ts'
import type { OutgoingContent } from '#shared/domain/message-content.ts'
import { contentRefusal, recipientRefusal } from '#shared/domain/outgoing-rules.ts'
import type { FeaturePorts } from './feature-ports.ts'
import { found, refused, refusedBy } from './refuse.ts'

/** Every rule that Meta or the shop sets, checked before anything is stored; throws the first refusal. */
export async function assertSendable({ store, clock, facts }: FeaturePorts, conversationId: number, content: OutgoingContent): Promise<void> {
  const [row] = await store.conversationsByIds([conversationId])
  const conversation = found(row)
  const contact = found(await store.contact(conversation.contactId))
  const hasAddress = contact.identities.some(({ kind }) => kind === 'phone' || kind === 'user_id')
  const policy = (key: string) => facts.policy(key)

  const refusal = recipientRefusal({ ...conversation, hasAddress }, content.type, clock.nowMs())
  if (refusal) throw refusedBy(refusal)

  const attachment = 'attachmentId' in content ? await store.attachment(attachmentId(content.attachmentId)) : null
  if ('attachmentId' in content && !attachment) throw refused('file-missing')
  const contentProblem = contentRefusal(content, attachment, policy)
  if (contentProblem) throw refusedBy(contentProblem)
}
