import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import { attachmentHeaders, attachmentsPath, importFilesPath, keptFilesPath } from '#shared/contract/http.ts'
import type { StagedImport } from '#shared/contract/imports.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { Attachment } from '#shared/domain/message.ts'
import { askRunningHost } from '../../electron/hosts/folder/running-host.ts'
import { startProgram, type RunningProgram } from './app-process.ts'
import type { ShopClient } from './test-host.ts'

/** What a screen may do with a running app: calls over its WebSocket, files by HTTP. */
export type Screen = {
  client: ShopClient
  stage(conversationId: number, fileName: string, bytes: Uint8Array): Promise<Attachment>
  /** Into the library of the shop. */
  keep(fileName: string, bytes: Uint8Array): Promise<KeptFile>
  /** A table to take customers from; a blob of a file is read from the disk as it leaves. */
  stageTable(fileName: string, bytes: Blob): Promise<StagedImport>
  /** Rejects when the connection is gone. */
  gone: Promise<never>
}

/** The built app in a process of its own, which may be killed at any moment. */
export class HostProcess {
  readonly program: RunningProgram
  readonly dataFolder: string
  #isKilled = false

  /** `folder/data` holds the shop; keys and settings of the user lie beside it. */
  constructor(folder: string, env: NodeJS.ProcessEnv = {}, args: readonly string[] = []) {
    this.dataFolder = join(folder, 'data')
    this.program = startProgram('dist/main/browser.js', ['--no-open', '--port', '0', '--data-dir', this.dataFolder, ...args], { home: folder, env })
    this.program.ended.catch(() => {})
  }

  /** A link that opens one session. */
  async link(): Promise<string> {
    const host = await askRunningHost(this.dataFolder, { link: null })
    if (!host?.url) throw new Error(`The app gives no link\n${this.program.stderr()}`)
    return host.url
  }

  /** Rejects when the process ends first. */
  async receiverUrl(): Promise<string> {
    return this.program.line('RECEIVER ')
  }

  /** Signs in with the link of the start or a later one; rejects when the process ends first. */
  async openScreen(laterLink?: string): Promise<Screen> {
    return signIn(laterLink ?? (await this.program.line('READY ')))
  }

  get isKilled(): boolean {
    return this.#isKilled
  }

  /** kill -9; does not wait for the process to be gone. */
  kill(): void {
    this.#isKilled = true
    this.program.child.kill('SIGKILL')
  }

  /** Ends in order; answers the exit code. */
  async stop(): Promise<number | null> {
    return (await this.program.stop('SIGTERM')).code
  }
}

/** As a browser does, with a link that opens one session. */
export async function signIn(link: string): Promise<Screen> {
  const { origin } = new URL(link)
  const exchanged = await fetch(link, { redirect: 'manual' })
  const cookie = exchanged.headers.get('set-cookie')?.split(';')[0] ?? ''
  const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/rpc`, { headers: { cookie, origin } })
  socket.binaryType = 'arraybuffer'
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  socket.on('error', () => socket.terminate())
  const gone = new Promise<never>((_resolve, reject) => socket.once('close', () => reject(new Error('The connection is gone'))))
  gone.catch(() => {})
  const client: ShopClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
  const put = async <Answer>(path: string, fileName: string, bytes: Uint8Array | Blob, more: Record<string, string> = {}): Promise<Answer> => {
    const answer = await fetch(`${origin}${path}`, { method: 'PUT', headers: { cookie, origin, ...more, [attachmentHeaders.fileName]: encodeURIComponent(fileName) }, body: bytes instanceof Blob ? bytes : Buffer.from(bytes) })
    if (!answer.ok) throw Object.assign(new Error(`staging answered ${answer.status}`), { data: await answer.json().catch(() => null) as unknown })
    return (await answer.json()) as Answer
  }
  return {
    client, gone,
    stage: (conversationId, fileName, bytes) => put<Attachment>(attachmentsPath, fileName, bytes, { [attachmentHeaders.conversationId]: String(conversationId) }),
    keep: (fileName, bytes) => put<KeptFile>(keptFilesPath, fileName, bytes),
    stageTable: (fileName, bytes) => put<StagedImport>(importFilesPath, fileName, bytes),
  }
}
