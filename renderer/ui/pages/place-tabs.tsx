import styles from './place-tabs.module.css'

/** The rooms of one section, one button each; the one that is open says so. */
export function PlaceTabs<Id extends string>({ label, place, places, onGo }: { label: string; place: string; places: readonly { id: Id; label: string }[]; onGo: (id: Id) => void }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {places.map((each) => (
        <button key={each.id} type="button" aria-current={each.id === place ? 'page' : undefined} className={styles.tab} onClick={() => onGo(each.id)}>{each.label}</button>
      ))}
    </nav>
  )
}
