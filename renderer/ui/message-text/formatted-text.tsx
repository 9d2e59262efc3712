import { memo } from 'react'
import { OutLink } from './out-link.tsx'
import { emojiOnlyCount } from './emoji-only.ts'
import { parseMarks, type Block, type Inline } from './parse-marks.ts'
import styles from './formatted-text.module.css'

/** Message text with WhatsApp's marks as elements. It never passes through HTML. */
export const FormattedText = memo(function FormattedText({ text }: { text: string }) {
  const emojiCount = emojiOnlyCount(text)
  if (emojiCount > 0) return <span className={styles.emoji} data-count={emojiCount}>{text.trim()}</span>
  return <div className={styles.text}>{parseMarks(text).map((block, at) => <BlockView key={at} block={block} />)}</div>
})

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'mono': return <pre className={styles.mono} dir="auto">{block.text}</pre>
    case 'quote': return <blockquote className={styles.quote} dir="auto"><Inlines parts={block.children} /></blockquote>
    case 'lines': return <div className={styles.lines} dir="auto"><Inlines parts={block.children} /></div>
    case 'list': {
      const items = block.items.map((item, at) => <li key={at} dir="auto"><Inlines parts={item} /></li>)
      return block.start === null ? <ul className={styles.list}>{items}</ul> : <ol className={styles.list} start={block.start}>{items}</ol>
    }
  }
}

function Inlines({ parts }: { parts: Inline[] }) {
  return parts.map((part, at) => <InlineView key={at} part={part} />)
}

function InlineView({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text': return part.text
    case 'bold': return <strong><Inlines parts={part.children} /></strong>
    case 'italic': return <em><Inlines parts={part.children} /></em>
    case 'strike': return <s><Inlines parts={part.children} /></s>
    case 'code': return <code className={styles.code}>{part.text}</code>
    case 'link': return <OutLink href={part.href}><bdi>{part.text}</bdi></OutLink>
  }
}
