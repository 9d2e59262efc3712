import { startSimulator, type Simulator } from '#simulator/start-simulator.ts'

export const sampleCredentials = { token: 'T', appSecret: 'S', verifyToken: 'V', phoneNumberId: '110220330440550', wabaId: '102030405060708' }

/** A WhatsApp of the test's own. */
export const startTestSimulator = (seed = 1): Promise<Simulator> => startSimulator({ ...sampleCredentials, seed })
