import { lineOf, type Words } from './condition-words.ts'
import { starters, type Starter } from './starters.ts'
import styles from './starter-list.module.css'

export function StarterList({ words, onStart }: { words: Words; onStart: (starter: Starter) => void }) {
  const { t } = words
  return (
    <section className={styles.starters} aria-label={t('segments.start-with')}>
      <h3 className={styles.title}>{t('segments.start-with')}</h3>
      {starters.map((starter) => (
        <button key={starter.nameKey} type="button" className={styles.starter} onClick={() => onStart(starter)}>
          <span className={styles.name}>{t(starter.nameKey)}</span>
          <span className={styles.line}>{lineOf(starter.tree, words)}</span>
        </button>
      ))}
    </section>
  )
}
