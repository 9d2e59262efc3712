import { startSimulator, type Simulator } from './start-simulator.ts'

/** Options of `danggol simulate` as the command line gives them. */
export type SimulateOptions = {
  port?: number
  webhook?: string
  appSecret?: string
  verifyToken?: string
  token?: string
  phoneNumberId?: string
  wabaId?: string
  appId?: string
  displayPhoneNumber?: string
  seed?: number
}

/**
 * Runs until SIGINT or SIGTERM. Prints `SIMULATOR <url>` when ready. Without `seed` every start has ids of its
 * own, so that a client that keeps its data never sees the same id twice.
 */
export async function runSimulateCommand(options: SimulateOptions, print: (line: string) => void = (line) => void process.stdout.write(`${line}\n`)): Promise<void> {
  const simulator = await startSimulator({
    port: options.port ?? 0,
    webhookUrl: options.webhook ?? null,
    appSecret: options.appSecret ?? 'app-secret',
    verifyToken: options.verifyToken ?? 'verify-token',
    token: options.token ?? 'token',
    phoneNumberId: options.phoneNumberId ?? '110220330440550',
    wabaId: options.wabaId ?? '102030405060708',
    ...(options.appId !== undefined && { appId: options.appId }),
    ...(options.displayPhoneNumber !== undefined && { displayPhoneNumber: options.displayPhoneNumber }),
    seed: options.seed ?? Date.now() % 2 ** 31,
  })
  print(`SIMULATOR ${simulator.url}`)
  await untilSignal()
  await stopWithin(simulator, 3000)
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      process.off('SIGINT', end)
      process.off('SIGTERM', end)
      resolve()
    }
    process.on('SIGINT', end)
    process.on('SIGTERM', end)
  })
}

async function stopWithin(simulator: Simulator, mostMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  await Promise.race([simulator.stop(), new Promise<void>((resolve) => void (timer = setTimeout(resolve, mostMs)))])
  clearTimeout(timer)
}
