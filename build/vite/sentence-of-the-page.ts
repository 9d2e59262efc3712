import type { Plugin } from 'vite'
import { en } from '../../shared/locales/en/index.ts'
import { ko } from '../../shared/locales/ko/index.ts'

const key = 'frame.not-opened'
const inAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** The one sentence that the page says before any script of ours is there (`public/first-paint.js`). */
export function sentenceOfThePage(): Plugin {
  return {
    name: 'sentence-of-the-page',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace('{{not-opened-ko}}', inAttribute(ko[key])).replace('{{not-opened-en}}', inAttribute(en[key])),
    },
  }
}
