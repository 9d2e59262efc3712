import type { Contact } from '#shared/domain/contact.ts'
import { Ban } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import styles from './contact-panel.module.css'

/** Says what blocking does before it is done. */
export function BlockSection({ contact }: { contact: Contact }) {
  const t = useStrings()
  const [isAsking, setIsAsking] = useState(false)
  const { isBlocked, name } = contact

  const change = async () => {
    try {
      await api.contacts.setBlocked({ contactId: contact.id, isBlocked: !isBlocked })
      showToast({ text: t(isBlocked ? 'contacts.unblocked-toast' : 'contacts.blocked-toast', { name }) })
    } catch (error) {
      showFailure(error, t(isBlocked ? 'contacts.unblock-failed' : 'contacts.block-failed'))
      throw error
    }
  }
  return (
    <section className={styles.section}>
      <Button variant="quiet" size="s" icon={<Ban aria-hidden size={16} />} className={isBlocked ? undefined : styles.block} onClick={() => setIsAsking(true)}>
        {t(isBlocked ? 'contacts.unblock' : 'contacts.block')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t(isBlocked ? 'contacts.unblock-title' : 'contacts.block-title', { name })}
        consequences={isBlocked ? [t('contacts.unblock-receive')] : [t('contacts.block-receive'), t('contacts.block-send'), t('contacts.block-untold'), t('contacts.block-kept')]}
        confirmLabel={t(isBlocked ? 'contacts.unblock' : 'contacts.block')}
        isDangerous={!isBlocked}
        onConfirm={change}
        onClose={() => setIsAsking(false)}
      />
    </section>
  )
}
