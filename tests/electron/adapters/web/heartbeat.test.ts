import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startWebServer, type WebServer } from '#adapters/web/web-server.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

const clock = new ManualClock()
let server: WebServer
let served: WebSocket[]
beforeEach(async () => {
  served = []
  server = await startWebServer({ port: 0, clock, application: () => Promise.resolve(new Response('')), connect: (socket) => void served.push(socket) })
})
afterEach(async () => {
  const stopped = server.stop()
  await clock.advance(2_000)
  await stopped
})

async function connects({ answersPings }: { answersPings: boolean }): Promise<WebSocket> {
  const cookie = (await fetch(server.freshUrl(), { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers: { cookie, origin: `http://127.0.0.1:${server.port}` }, autoPong: answersPings })
  await new Promise((resolve) => { socket.once('open', resolve) })
  return socket
}
const pinged = (socket: WebSocket) => new Promise((resolve) => { socket.once('ping', resolve) })
const answered = (socket: WebSocket) => new Promise((resolve) => { socket.once('pong', resolve) })

test('a page that answers stays connected; one that is gone without a word is let go at the second beat', async () => {
  const alive = await connects({ answersPings: true })
  const gone = await connects({ answersPings: false })
  const [servedAlive] = served
  const closed = new Promise((resolve) => { gone.once('close', resolve) })
  const firstBeat = Promise.all([pinged(alive), pinged(gone), answered(servedAlive!)])
  await clock.advance(20_000)
  await firstBeat
  const secondBeat = Promise.all([pinged(alive), answered(servedAlive!)])
  await clock.advance(20_000)
  await secondBeat
  await closed
  expect(alive.readyState).toBe(WebSocket.OPEN)
  alive.terminate()
})
