import { rpc } from '../kernel/rpc.ts'
import type { ExportDesk } from './export-desk.ts'

export function exportsRouter(desk: ExportDesk) {
  const { exports } = rpc
  return {
    customers: exports.customers.handler(({ input: { job, ...order }, signal }) => desk.customers(order, { job, signal })),
    conversation: exports.conversation.handler(({ input: { conversationId, format, job }, signal }) => desk.conversation(conversationId, format, { job, signal })),
    everything: exports.everything.handler(({ input: { job }, signal }) => desk.everything({ job, signal })),
  }
}
