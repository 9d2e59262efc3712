import type { Settings } from '#shared/domain/settings.ts'
import styles from './theme-picture.module.css'

/** A small window in that theme. `data-theme` gives the piece its own tokens. */
export function ThemePicture({ theme }: { theme: Settings['theme'] }) {
  const shown = theme === 'contrast' ? ['contrast-light'] : theme === 'system' ? ['light', 'dark'] : [theme]
  return (
    <span className={styles.picture}>
      {shown.map((one) => (
        <span key={one} className={`${styles.half} theme-${one}`}>
          <span className={styles.list} />
          <span className={styles.thread}>
            <span className={styles.in} />
            <span className={styles.out} />
          </span>
        </span>
      ))}
    </span>
  )
}
