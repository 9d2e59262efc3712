import { rpc } from '../kernel/rpc.ts'
import type { ExportDesk } from './export-desk.ts'

export function exportsRouter(desk: ExportDesk) {
  const { exports } = rpc
  return {
    customers: exports.customers.handler(({ input: { job, language, ...order }, signal }) => desk.customers(order, { job, language, signal })),
    conversation: exports.conversation.handler(({ input: { conversationId, format, job, language }, signal }) => desk.conversation(conversationId, format, { job, language, signal })),
    everything: exports.everything.handler(({ input: { job, language }, signal }) => desk.everything({ job, language, signal })),
  }
}
