import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAppUrl } from '../../../electron/shell/app-origin.ts'
import { linkAmong, parseDeepLink } from '../../../electron/shell/deep-link.ts'
import { placeToOpen, smallestSize } from '../../../electron/shell/window-place.ts'

describe('window memory', () => {
  const laptop = { x: 0, y: 0, width: 1440, height: 860 }
  const monitor = { x: 1440, y: -200, width: 2560, height: 1400 }

  it('opens where it was', () => {
    expect(placeToOpen({ place: { x: 1500, y: 0, width: 1200, height: 800 }, isMaximized: false }, [laptop, monitor])).toEqual({ x: 1500, y: 0, width: 1200, height: 800 })
  })

  it('comes back to the main screen when the monitor is gone', () => {
    expect(placeToOpen({ place: { x: 1500, y: 0, width: 1200, height: 800 }, isMaximized: false }, [laptop])).toEqual({ x: 80, y: 20, width: 1280, height: 820 })
  })

  it('always leaves the title bar within reach', () => {
    const number = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 1, max: 6000 })
    fc.assert(fc.property(fc.record({ x: number, y: number, width: size, height: size }), (place) => {
      const opened = placeToOpen({ place, isMaximized: false }, [laptop, monitor])
      expect([laptop, monitor].some((screen) => opened.x < screen.x + screen.width && opened.x + opened.width > screen.x && opened.y >= screen.y && opened.y < screen.y + screen.height)).toBe(true)
      expect(opened.width).toBeGreaterThanOrEqual(smallestSize.width)
    }))
  })
})

describe('links', () => {
  it.each([
    ['whatsapp://send?phone=+82%2010-0000-0001&text=%EC%95%88%EB%85%95', { kind: 'chat', phone: '821000000001', text: '안녕' }],
    ['whatsapp://send/?phone=821000000001', { kind: 'chat', phone: '821000000001', text: null }],
    ['danggol://chat?phone=821000000001', { kind: 'chat', phone: '821000000001', text: null }],
    ['https://wa.me/821000000001?text=hi', { kind: 'chat', phone: '821000000001', text: 'hi' }],
    ['danggol://open', { kind: 'open' }],
    ['whatsapp://send?phone=abc', null],
    ['whatsapp://call?phone=821000000001', null],
    ['https://evil.example/821000000001', null],
    ['javascript:alert(1)', null],
    ['', null],
  ])('%s', (address, expected) => expect(parseDeepLink(address)).toEqual(expected))

  it('never throws, whatever a web page sends', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      parseDeepLink(`whatsapp://send?phone=${text}&text=${text}`)
      parseDeepLink(text)
    }))
  })

  it('finds the address among arguments', () => {
    expect(linkAmong(['danggol.exe', '--', 'WhatsApp://send?phone=1'])).toBe('WhatsApp://send?phone=1')
    expect(linkAmong(['danggol.exe'])).toBeNull()
  })

  it('knows its own pages from lookalikes', () => {
    expect(['app://danggol/', 'app://danggol/x#y'].every(isAppUrl)).toBe(true)
    expect(['app://danggol.evil/', 'app://danggol@evil/', 'https://danggol/', 'app:danggol', '', 'about:blank'].some(isAppUrl)).toBe(false)
  })
})
