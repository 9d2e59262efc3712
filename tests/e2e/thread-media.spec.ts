import type { Page } from '@playwright/test'
import { expect, test } from '../support/screens/test.ts'

test('the picture viewer goes through the pictures of the whole chat, with keys alone', async ({ shop, open }) => {
  const customer = await shop.newCustomer()
  await shop.customerSendsFile(customer, 'strawberry-cake', '이 케이크요')
  await shop.customerWroteMuch(customer, 90, (index) => `그 사이 ${index}`)
  await shop.customerSendsFile(customer, 'croissants')
  await shop.client.conversations.markRead({ conversationId: customer.row.id })
  const { page, thread } = await open(customer)
  await thread.scroller.locator('article').last().focus()
  await page.keyboard.press('Enter')
  const viewer = page.getByRole('dialog', { name: '사진 보기' })
  await expect(viewer.getByRole('status')).toHaveText('2장 중 2번째')
  await page.keyboard.press('ArrowLeft')
  await expect(viewer.getByRole('status')).toHaveText('2장 중 1번째')
  await expect(viewer.locator('img')).toBeVisible()
  await page.keyboard.press('+')
  await expect(viewer.getByRole('button', { name: '화면에 맞추기' })).toHaveText('150%')
  await page.keyboard.press('r')
  await expect(viewer.locator('img')).toHaveCSS('transform', /matrix\(0, 1\.5|matrix\(-?\d?\.?\d*e?-?\d*, 1\.5/)
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
})

test('a voice message shows its own waveform and is moved with keys; at its end the next one goes on', async ({ shop, open }) => {
  const customer = await shop.newCustomer()
  await shop.customerSendsFile(customer, 'voice-ko')
  await shop.customerSendsFile(customer, 'voice-ko')
  const { page, thread } = await open(customer)
  const sliders = thread.scroller.getByRole('slider', { name: '재생 위치' })
  await expect(sliders).toHaveCount(2)
  const bars = sliders.first().locator('span')
  await expect(bars).toHaveCount(48)
  await expect.poll(async () => new Set(await bars.evaluateAll((all) => all.map((bar) => bar.style.height))).size).toBeGreaterThan(8)
  await sliders.first().focus()
  const atStart = (await sliders.first().getAttribute('aria-valuetext')) ?? ''
  await page.keyboard.press('End')
  await expect(sliders.first()).not.toHaveAttribute('aria-valuetext', atStart)
  await page.keyboard.press('Home')
  await expect(sliders.first()).toHaveAttribute('aria-valuetext', atStart)

  await thread.scroller.getByRole('button', { name: '재생', exact: true }).first().click()
  await sliders.first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(thread.scroller.locator('article').last().locator('[data-voice="playing"]')).toBeVisible()
})

test('a video plays where it stands, an animated sticker moves', async ({ shop, open, page }) => {
  const customer = await shop.newCustomer()
  const { thread } = await open(customer)
  await shop.customerSends(customer, { type: 'video', video: { bytes_base64: await recordVideo(page), mime_type: 'video/mp4', caption: '가게 앞이에요' } })
  await shop.customerSends(customer, { type: 'sticker', sticker: { bytes_base64: animatedSticker().toString('base64'), mime_type: 'image/webp', animated: true } })

  const video = thread.message('가게 앞이에요').locator('video')
  await expect(video).toHaveAttribute('aria-label', '동영상')
  await expect.poll(() => video.evaluate((film: HTMLVideoElement) => [film.videoWidth, film.videoHeight])).toEqual([64, 48])
  await video.evaluate((film: HTMLVideoElement) => film.play())
  await expect.poll(() => video.evaluate((film: HTMLVideoElement) => film.currentTime)).toBeGreaterThan(0)

  const sticker = thread.scroller.getByRole('img', { name: '스티커' })
  await expect(sticker).toHaveJSProperty('naturalWidth', 1)
  const frames = await sticker.evaluate(async (image: HTMLImageElement) => {
    const answer = await fetch(image.src)
    const decoder = new ImageDecoder({ data: await answer.arrayBuffer(), type: 'image/webp' })
    await decoder.tracks.ready
    return { type: answer.headers.get('content-type'), isAnimated: decoder.tracks.selectedTrack?.animated, count: decoder.tracks.selectedTrack?.frameCount }
  })
  expect(frames).toEqual({ type: 'image/webp', isAnimated: true, count: 2 })
  await expect(sticker).toHaveJSProperty('tagName', 'IMG')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect(sticker).toHaveJSProperty('tagName', 'CANVAS')
  await expect(sticker).toHaveJSProperty('width', 1)
})

/** Half a second of a moving square, as base64. */
function recordVideo(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 })
    const context = canvas.getContext('2d')!
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/mp4' })
    const parts: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    const isDone = new Promise((resolve) => recorder.addEventListener('stop', resolve))
    recorder.start()
    for (let frame = 0; frame < 15; frame += 1) {
      context.fillStyle = frame % 2 === 0 ? 'white' : 'black'
      context.fillRect(frame, 0, 40, 48)
      await new Promise(requestAnimationFrame)
    }
    recorder.stop()
    await isDone
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())].map((byte) => String.fromCharCode(byte)).join('')
  }).then((bytes) => Buffer.from(bytes, 'latin1').toString('base64'))
}

/** Two frames of one point each in the container of animated WebP. */
function animatedSticker(): Buffer {
  const chunk = (name: string, body: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(body.length)
    return Buffer.concat([Buffer.from(name, 'latin1'), size, body, Buffer.alloc(body.length % 2)])
  }
  const still = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64').subarray(12)
  const frame = chunk('ANMF', Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0]), still]))
  const body = Buffer.concat([Buffer.from('WEBP'), chunk('VP8X', Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0, 0])), chunk('ANIM', Buffer.alloc(6)), frame, frame])
  return chunk('RIFF', body)
}
