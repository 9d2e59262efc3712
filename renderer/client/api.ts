import type { Contract } from '#shared/contract/index.ts'
import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { setConnectionState, useConnection } from './connection.ts'
import { openChannel, SessionRefused, type Channel } from './transport.ts'

export type Api = ContractRouterClient<Contract>

const firstRetryMs = 250
const longestRetryMs = 5_000

let channel: Channel | null = null
let opening: Promise<Channel> | null = null
let wake: (() => void) | null = null

/** Stops waiting for the next try: the computer woke up or the network came back. */
export function reconnectNow(): void {
  wake?.()
}

/** Gives up a channel that no longer answers; the next call opens another. */
export function dropChannel(): void {
  channel?.close()
}

async function open(): Promise<Channel> {
  for (let retryMs = firstRetryMs; ; retryMs = Math.min(retryMs * 2, longestRetryMs)) {
    let isGone = false
    try {
      const opened = await openChannel(() => {
        isGone = true
        if (channel === opened) {
          channel = null
          setConnectionState('lost')
        }
      })
      if (!isGone) return opened
    } catch (error) {
      // Another tab may open a new link in this browser, so a refusal is tried again like an app that is away.
      if (error instanceof SessionRefused) setConnectionState('refused')
      else if (useConnection.getState().state === 'refused') setConnectionState('lost')
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, retryMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    wake = null
  }
}

async function currentChannel(): Promise<Channel> {
  if (channel) return channel
  opening ??= open().then((opened) => {
    channel = opened
    opening = null
    setConnectionState('open')
    return opened
  })
  return opening
}

const link: ClientLink<ClientContext> = {
  call: async (path, input, options) => (await currentChannel()).link.call(path, input, options),
}

/**
 * Every call of the contract, typed. While the connection is away, calls wait for it; a call that was under way when
 * it broke rejects, and its outcome is unknown unless the call says it may be repeated.
 */
export const api: Api = createORPCClient(link)
