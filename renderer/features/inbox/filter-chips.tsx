import { conversationFilters, type ConversationFilter } from '#shared/domain/conversation.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import styles from './filter-chips.module.css'

/** These stay in place when they hold nothing; the others appear with their first conversation. */
const alwaysShown: ReadonlySet<ConversationFilter> = new Set(['all', 'unread', 'unanswered', 'archived'])

type Props = { filter: ConversationFilter; counts: Record<ConversationFilter, number> | null; onChange: (filter: ConversationFilter) => void }

/** One choice of seven: a radio group, so arrow keys move between the filters. */
export function FilterChips({ filter, counts, onChange }: Props) {
  const t = useStrings()
  const format = useFormat()
  const shown = conversationFilters.filter((each) => each === filter || alwaysShown.has(each) || (counts?.[each] ?? 0) > 0)
  return (
    <div role="radiogroup" aria-label={t('inbox.filters')} className={styles.chips}>
      {shown.map((each) => {
        const count = counts?.[each] ?? 0
        const label = t(`inbox.filter.${each}`)
        return (
          <label key={each} className={styles.chip} data-filter={each}>
            <input
              type="radio"
              name="inbox-filter"
              className={styles.radio}
              checked={each === filter}
              aria-label={counts ? t('inbox.filter-count', { filter: label, count }) : label}
              onChange={() => onChange(each)}
            />
            {label}
            {count > 0 && each !== 'all' && each !== 'archived' && <span className={`${styles.count} tabular`}>{format.number(count)}</span>}
          </label>
        )
      })}
    </div>
  )
}
