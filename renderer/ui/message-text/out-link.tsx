import { useContext, type ReactNode } from 'react'
import { RowTabIndexContext } from './row-tab-index.ts'
import { safeLink } from './safe-link.ts'
import styles from './out-link.module.css'

/** Opens in the system browser; an address with a scheme that is not allowed is shown as plain text. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  const tabIndex = useContext(RowTabIndexContext)
  const address = safeLink(href)
  if (!address) return children
  return <a className={styles.link} href={address} title={address} target="_blank" rel="noopener noreferrer" tabIndex={tabIndex}>{children}</a>
}
