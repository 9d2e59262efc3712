import { again, hour, later, never, second, type ErrorRule } from './error-rule.ts'

/** Meta's error codes: access, permission, integrity, throttling. */
export const accountErrorRules: readonly ErrorRule[] = [
  never(0, 'pause-token'),
  again(1, 'none', { budget: 3 }),
  again(2),
  never(3, 'pause-permission'),
  again(4),
  never(10, 'pause-permission'),
  never(33, 'pause-permission'),
  never(100, 'fix-data'),
  never(190, 'pause-token'),
  never(200, 'pause-permission'),
  never(2500, 'pause-token'),
  later(368, 'pause-account'),
  again(613),
  again(80007),
  again(130429, 'slow-throughput', { waitMs: second }),
  never(130497, 'block-market'),
  later(131031, 'pause-account'),
  later(131048, 'suppress-marketing'),
  again(131056, 'slow-pair', { waitMs: 4 * second }),
  later(131064, 'fix-template'),
  later(133016, 'open-meta', 72 * hour),
]
