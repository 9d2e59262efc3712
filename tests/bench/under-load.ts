import { postOne, signedWebhooks } from './post-webhooks.ts'

const webhooksPerSecond = 20
const mostSeconds = 200

/** Does the work while customers write. */
export async function underLoad<Result>(receiverUrl: string, name: string, work: () => Promise<Result>): Promise<Result> {
  const state = { isOver: false }
  const posting = (async () => {
    const webhooks = signedWebhooks(mostSeconds * webhooksPerSecond, { prefix: `f8.${name}.`, people: 200, textOf: (index) => `언제 열어요? ${index}` })
    for (let index = 0; !state.isOver && index < webhooks.length; index += 1) {
      await postOne(receiverUrl, webhooks[index]!)
      await new Promise((resolve) => setTimeout(resolve, 1000 / webhooksPerSecond))
    }
  })()
  try {
    return await work()
  } finally {
    state.isOver = true
    await posting
  }
}
