import { describe, expect, it } from 'vitest'
import { findLinks, safeLink } from '../../../renderer/ui/message-text/safe-link.ts'

describe('safeLink', () => {
  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', 'app://x', 'danggol://x', '//host', 'nonsense', ' java\nscript:x'])('refuses %j', (address) => {
    expect(safeLink(address)).toBeNull()
  })
  it.each(['https://a.kr/', 'http://a.kr/', 'mailto:a@b.kr', 'tel:+82212345678'])('allows %j', (address) => {
    expect(safeLink(address)).toBe(address)
  })
})

describe('findLinks', () => {
  const links = (text: string) => findLinks(text).map((link) => [text.slice(link.start, link.end), link.href])
  it('leaves the sentence its punctuation', () => {
    expect(links('보세요: https://a.kr/x. (https://b.kr/y_(z)) www.c.kr!')).toEqual([
      ['https://a.kr/x', 'https://a.kr/x'], ['https://b.kr/y_(z)', 'https://b.kr/y_(z)'], ['www.c.kr', 'https://www.c.kr/'],
    ])
  })
  it('finds mail addresses', () => expect(links('min@shop.co.kr로 주세요')).toEqual([['min@shop.co.kr', 'mailto:min@shop.co.kr']]))
  it('ignores other schemes', () => expect(links('javascript:alert(1) file:///x ftp://x.kr')).toEqual([]))
})
