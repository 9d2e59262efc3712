import { commandKeys } from '../commands/registry.ts'
import { useLive } from '../client/live.ts'
import { useStrings } from '../strings/use-strings.ts'
import { classNames } from '../ui/class-names.ts'
import { Tooltip } from '../ui/actions/tooltip.tsx'
import { VisuallyHidden } from '../ui/marks/visually-hidden.tsx'
import { destinations, type Destination } from './destinations.ts'
import { goTo, useNavigation } from './navigation.ts'
import styles from './rail.module.css'

export function Rail({ isBar }: { isBar: boolean }) {
  const t = useStrings()
  return (
    <nav aria-label={t('frame.navigation')} className={classNames(styles.rail, isBar && styles.bar)}>
      <img src="./icon.svg" alt="" width={28} height={28} className={styles.mark} />
      {destinations.filter((one) => one.place === 'top').map((one) => <RailLink key={one.id} destination={one} />)}
      <span className={styles.gap} />
      {destinations.filter((one) => one.place === 'bottom').map((one) => <RailLink key={one.id} destination={one} />)}
    </nav>
  )
}

function RailLink({ destination: { id, labelKey, icon: Icon, command } }: { destination: Destination }) {
  const t = useStrings()
  const isCurrent = useNavigation((state) => state.destination === id)
  const unreadCount = useLive((state) => state.unreadCount)
  const count = id === 'inbox' ? unreadCount : 0
  const label = t(labelKey)
  return (
    <Tooltip content={label} shortcut={commandKeys(command)} side="right">
      <button
        type="button"
        aria-current={isCurrent ? 'page' : undefined}
        className={styles.link}
        onClick={() => goTo(id)}
      >
        <Icon aria-hidden />
        <VisuallyHidden>{count > 0 ? `${label}, ${t('frame.unread', { count })}` : label}</VisuallyHidden>
        {count > 0 && <span className={`${styles.count} tabular`} aria-hidden>{count > 99 ? '99+' : count}</span>}
      </button>
    </Tooltip>
  )
}
