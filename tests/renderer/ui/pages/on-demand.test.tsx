import { Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { onDemand } from '../../../../renderer/ui/pages/on-demand.tsx'

const Greeting = ({ name }: { name: string }) => <p>안녕하세요 {name}님</p>
const show = (Part: ReturnType<typeof onDemand<{ name: string }>>) => renderToString(<Suspense fallback="…"><Part name="민지" /></Suspense>)

test('is shown at once when it was loaded ahead, behind its placeholder when not', async () => {
  const part = onDemand(() => Promise.resolve(Greeting))
  expect(show(part)).toContain('…')
  await part.loadAhead()
  expect(show(part)).toMatch(/안녕하세요.*민지/)
  expect(show(part)).not.toContain('…')
})

test('is asked for again when loading it ahead failed', async () => {
  let asked = 0
  const part = onDemand(() => ((asked += 1) === 1 ? Promise.reject(new Error('the app is away')) : Promise.resolve(Greeting)))
  await part.loadAhead()
  expect(show(part)).toContain('…')
  await part.loadAhead()
  expect(show(part)).toMatch(/안녕하세요.*민지/)
})

test('is not shown without its looks: a sheet that was missed is never asked for again by this page', async () => {
  let asked = 0
  const load = () => ((asked += 1) === 1 ? Promise.reject(new Error('Unable to preload CSS for /assets/a.css')) : Promise.resolve(Greeting))
  const [missing, other] = [onDemand(load), onDemand(load)]
  await missing.loadAhead()
  await missing.loadAhead()
  await other.loadAhead()
  expect([asked, show(missing), show(other)]).toEqual([1, expect.stringContaining('…'), expect.stringContaining('…')])
})
