/** Text that is part of a page as it stands; never made of what somebody wrote. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | null | readonly Html[]

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Everything put in is text and leaves escaped, in content and in quoted attributes; only `Html` stays as it is. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let text = strings[0] ?? ''
  parts.forEach((part, index) => {
    text += insideOf(part) + (strings[index + 1] ?? '')
  })
  return new Html(text)
}

function insideOf(part: Part): string {
  if (part === null) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map(({ text }) => text).join('')
  return escaped(String(part))
}

/** Control letters have no place in a page; nor have halves of pairs. */
const escaped = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, (letter) => ('\t\n\r'.includes(letter) ? letter : '\uFFFD')).replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? '')
