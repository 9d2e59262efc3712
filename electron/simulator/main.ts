import { parseArgs } from 'node:util'
import { runSimulateCommand } from './command.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { port: text, webhook: text, 'app-secret': text, 'verify-token': text, token: text, 'phone-number-id': text, 'waba-id': text, 'app-id': text, 'display-phone-number': text, seed: text },
})

await runSimulateCommand({
  ...(values.port !== undefined && { port: Number(values.port) }),
  ...(values.webhook !== undefined && { webhook: values.webhook }),
  ...(values['app-secret'] !== undefined && { appSecret: values['app-secret'] }),
  ...(values['verify-token'] !== undefined && { verifyToken: values['verify-token'] }),
  ...(values.token !== undefined && { token: values.token }),
  ...(values['phone-number-id'] !== undefined && { phoneNumberId: values['phone-number-id'] }),
  ...(values['waba-id'] !== undefined && { wabaId: values['waba-id'] }),
  ...(values['app-id'] !== undefined && { appId: values['app-id'] }),
  ...(values['display-phone-number'] !== undefined && { displayPhoneNumber: values['display-phone-number'] }),
  ...(values.seed !== undefined && { seed: Number(values.seed) }),
})
