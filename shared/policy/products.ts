import type { PolicyEntry } from './policy-entry.ts'
import { ownChoice } from './policy-source.ts'

const base = { validFrom: '2025-11-01', stricter: 'lower' as const, floor: null, isEditable: true, source: ownChoice }

export const productEntries: readonly PolicyEntry[] = [
  { ...base, key: 'products.count', value: 500, unit: 'count' },
  { ...base, key: 'products.name', value: 100, unit: 'characters', floor: 200 },
  { ...base, key: 'products.description', value: 1000, unit: 'characters', floor: 1000 },
  { ...base, key: 'products.link', value: 1000, unit: 'characters', floor: 2000 },
  { ...base, key: 'interactive.product-id', value: 100, unit: 'characters', floor: 100 },
  { ...base, key: 'interactive.catalog-id', value: 64, unit: 'characters', floor: 64 },
]
