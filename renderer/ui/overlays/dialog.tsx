import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../class-names.ts'
import { useOwnEscape } from './escape-ladder.ts'
import { IconButton } from '../actions/icon-button.tsx'
import { useFocusAfterClosing } from './lost-focus.ts'
import styles from './dialog.module.css'

export type DialogProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  /** The title is read but not drawn, for dialogs that are one search field. */
  hidesTitle?: boolean | undefined
  description?: ReactNode | undefined
  footer?: ReactNode | undefined
  size?: 's' | 'm' | 'l' | undefined
  placement?: 'center' | 'top' | undefined
  initialFocus?: RefObject<HTMLElement | null> | undefined
  /** False leaves the focus to whoever acts on the choice made here. */
  givesFocusBack?: (() => boolean) | undefined
  children?: ReactNode | undefined
}

/** Modal: keeps the focus inside and gives it back when closed. Closes on Escape and on a press outside. */
export function Dialog({ isOpen, onClose, title, hidesTitle = false, description, footer, size = 'm', placement = 'center', initialFocus, givesFocusBack, children }: DialogProps) {
  const t = useStrings()
  useOwnEscape(isOpen)
  useFocusAfterClosing(isOpen)
  return (
    <Base.Root open={isOpen} onOpenChange={(isOpenNow) => !isOpenNow && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup initialFocus={initialFocus} finalFocus={givesFocusBack ?? true} className={classNames(styles.popup, styles[size], styles[placement])}>
          {hidesTitle ? (
            <Base.Title className={styles.hidden}>{title}</Base.Title>
          ) : (
            <header className={styles.header}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              <IconButton label={t('common.close')} shortcut="Escape" size="s" icon={<X />} onClick={onClose} />
            </header>
          )}
          {description && <Base.Description className={styles.description} render={<div />}>{description}</Base.Description>}
          {children && <div className={classNames(styles.body, hidesTitle && styles.bare)}>{children}</div>}
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
