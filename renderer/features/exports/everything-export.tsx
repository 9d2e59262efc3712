import { api } from '../../client/api.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { ExportFrame } from './export-frame.tsx'
import { useExportRun } from './use-export-run.ts'
import styles from './exports.module.css'

const parts = ['customers', 'messages', 'media', 'shop'] as const

export function EverythingExport({ onClose }: { onClose: () => void }) {
  const t = useStrings()
  const { run, start, cancel } = useExportRun()
  return (
    <ExportFrame title={t('exports.everything-title')} description={t('exports.everything-lead')} run={run} onCancel={cancel} onClose={onClose} onStart={() => void start((asked, options) => api.exports.everything(asked, options))}>
      <ul className={styles.parts}>{parts.map((part) => <li key={part}>{t(`exports.part-${part}`)}</li>)}</ul>
      <p className={styles.muted}>{t('exports.secrets-stay')}</p>
    </ExportFrame>
  )
}
