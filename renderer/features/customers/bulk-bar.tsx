import { Download, Star, StarOff, Tag as TagIcon, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useCommands } from '../../commands/registry.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { BulkLabels } from './bulk-labels.tsx'
import { progressText } from './change-words.ts'
import type { BulkWish } from './customers-job.ts'
import type { CustomersJob } from './job-watch.ts'
import { Menu } from '../../ui/actions/menu.tsx'
import { ProgressBar } from '../../ui/states/progress-bar.tsx'
import styles from './bulk-bar.module.css'

/** Height it takes at the end of the table, its distance from the edge included. */
export const bulkBarPx = 72

type Props = {
  count: number
  running: CustomersJob | null
  onWish: (wish: BulkWish) => void
  onStop: () => void
  onClear: () => void
  onExport?: (() => void) | undefined
}

/** What can be done with everybody chosen, or how far it has come. */
export function BulkBar({ count, running, onWish, onStop, onClear, onExport }: Props) {
  const t = useStrings()
  const [picking, setPicking] = useState<'set' | 'remove' | null>(null)
  const canAct = count > 0 && !running
  const isShown = count > 0 || running !== null
  useEffect(() => {
    if (!isShown) return
    document.documentElement.style.setProperty('--bottom-bar', '56px')
    return () => void document.documentElement.style.removeProperty('--bottom-bar')
  }, [isShown])
  useEscape('selection', canAct, onClear)
  useCommands({ 'conversation.label': canAct ? () => setPicking('set') : undefined })
  return (
    <>
      {isShown && (
        <div role="toolbar" aria-label={t('customers.bulk')} className={styles.bar}>
          {running ? <Progress running={running} onStop={onStop} /> : (
            <>
              <span role="status" className={`${styles.count} tabular`}>{t('customers.chosen', { count })}</span>
              <Button size="s" icon={<TagIcon aria-hidden size={14} />} data-hint-keys="L" onClick={() => setPicking('set')}>{t('customers.bulk-label')}</Button>
              <Button size="s" variant="quiet" onClick={() => setPicking('remove')}>{t('customers.bulk-unlabel')}</Button>
              <Menu
                side="top" trigger={<Button size="s" variant="quiet" icon={<Star aria-hidden size={14} />}>{t('contacts.vip')}</Button>}
                items={[
                  { id: 'set', label: t('contacts.vip-set'), icon: <Star />, onSelect: () => onWish({ kind: 'vip', isVip: true }) },
                  { id: 'remove', label: t('contacts.vip-remove'), icon: <StarOff />, onSelect: () => onWish({ kind: 'vip', isVip: false }) },
                ]}
              />
              {onExport && <Button size="s" variant="quiet" icon={<Download aria-hidden size={14} />} onClick={onExport}>{t('customers.export')}</Button>}
              <IconButton size="s" label={t('customers.choose-nobody')} shortcut="Escape" icon={<X />} onClick={onClear} />
            </>
          )}
        </div>
      )}
      <BulkLabels
        picking={picking} count={count} onClose={() => setPicking(null)}
        onPick={(label) => {
          setPicking(null)
          onWish({ kind: 'labels', label, isRemoval: picking === 'remove' })
        }}
      />
    </>
  )
}

function Progress({ running: { change, done, total, isStopping }, onStop }: { running: CustomersJob; onStop: () => void }) {
  const t = useStrings()
  const format = useFormat()
  const text = progressText(t, change)
  return (
    <>
      <span className={`${styles.count} tabular`}>
        {text}
        {total > 0 && ` ${format.number(done)} / ${format.number(total)}`}
      </span>
      <span className={styles.progress}><ProgressBar label={text} fraction={done / Math.max(1, total)} /></span>
      <Button size="s" isBusy={isStopping} onClick={onStop}>{t('customers.labels-stop')}</Button>
    </>
  )
}
