import { again, later, minute, never, type ErrorRule } from './error-rule.ts'

const callingCodes = Array.from({ length: 19 }, (_unused, index) => 138_000 + index)
const groupCodes = [131_020, 131_041, ...Array.from({ length: 15 }, (_unused, index) => 131_201 + index)]

/** Meta's error codes: registration, migration, coexistence, features. */
export const featureErrorRules: readonly ErrorRule[] = [
  again(133000, 'none', { budget: 3 }),
  again(133004),
  never(133005, 'open-meta'),
  never(133006, 'open-meta'),
  later(133008, 'open-meta'),
  later(133009, 'open-meta'),
  never(133010, 'pause-account'),
  again(133015, 'none', { waitMs: 5 * minute }),
  ...[2388001, 2388012, 2388091, 2388093, 2388103].map((code) => never(code, 'open-meta')),
  again(2494100, 'none', { waitMs: 2 * minute }),
  never(2593079, 'open-meta'),
  never(2593085, 'open-meta'),
  never(2593107, 'open-meta'),
  never(2593108, 'open-meta'),
  never(2593109),
  never(2388019, 'fix-template'),
  ...[2388040, 2388047, 2388072, 2388073, 2388293, 2388299].map((code) => never(code, 'fix-template')),
  ...[200005, 200006, 200007].map((code) => never(code)),
  ...callingCodes.map((code) => (code === 138005 ? later(code, 'none') : never(code))),
  ...[139000, 139001, 139002, 139003, 139004].map((code) => never(code)),
  never(139100),
  never(139101),
  again(139102, 'none', { budget: 3 }),
  again(139103, 'none', { budget: 3 }),
  ...groupCodes.map((code) => never(code)),
  ...[147001, 147002, 147003, 147004, 147005].map((code) => never(code)),
]
