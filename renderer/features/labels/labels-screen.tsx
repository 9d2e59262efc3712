import { ArrowLeft } from 'lucide-react'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Tabs } from '../../ui/pages/tabs.tsx'
import { DuplicatesManager } from './duplicates-manager.tsx'
import { FieldsManager } from './fields-manager.tsx'
import { LabelsManager } from './labels-manager.tsx'
import { showLabelsPart, useLabelsPlace } from './labels-place.ts'
import styles from './labels-screen.module.css'

/** Everything the shop can note about all customers: labels and fields of its own, and who is there twice. */
export function LabelsScreen({ onClose }: { onClose: () => void }) {
  const t = useStrings()
  const part = useLabelsPlace((state) => state.part)
  return (
    <div id="content" tabIndex={-1} className={styles.screen}>
      <div className={styles.page}>
        <header className={styles.header}>
          <Button size="s" variant="quiet" icon={<ArrowLeft aria-hidden size={16} />} onClick={onClose}>{t('labels.back')}</Button>
          <h1 className={styles.title}>{t('labels.screen')}</h1>
        </header>
        <Tabs
          label={t('labels.screen')} value={part} onChange={showLabelsPart}
          tabs={[{ value: 'labels', label: t('labels.title'), content: <LabelsManager /> }, { value: 'fields', label: t('fields.title'), content: <FieldsManager /> }, { value: 'duplicates', label: t('duplicates.title'), content: <DuplicatesManager /> }]}
        />
      </div>
    </div>
  )
}
