import { beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '../../support/built-app.ts'
import { runKills } from '../../support/kills/kill-run.ts'

beforeAll(ensureBuilt, 120_000)

test('killed at any moment while receiving and sending, it loses nothing and doubles nothing', async () => {
  const report = await runKills({ kills: 20, seed: 7 })
  expect(report).toMatchObject({ lost: [], doubled: [], stuck: [], wrong: [], integrity: 'ok' })
  expect(report.accepted).toBeGreaterThan(50)
  expect(report.automatic).toBeGreaterThan(20)
  expect(report.pictures).toBeGreaterThan(5)
  expect(report.inbound).toBeGreaterThan(100)
}, 120_000)
