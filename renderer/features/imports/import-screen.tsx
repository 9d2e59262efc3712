import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog.tsx'
import { DropOverlay } from '../../ui/overlays/drop-overlay.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { FileStep } from './file-step.tsx'
import { chooseFile, importScreenShown, startOver, useImportWork, type ImportStep } from './import-work.ts'
import { ReportStep } from './report-step.tsx'
import { ResultStep } from './result-step.tsx'
import styles from './imports.module.css'

const steps: readonly ImportStep[] = ['file', 'columns', 'report', 'result']

/** From a table in a file to customers, step by step. Nothing changes before the last one. */
export function ImportScreen({ onLeave }: { onLeave: () => void }) {
  const t = useStrings()
  const { step, busy } = useImportWork()
  const [isAsking, setAsking] = useState(false)
  const screen = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const isRunning = busy?.kind === 'run' || busy?.kind === 'stop'
  useEffect(() => importScreenShown(), [])
  const shownStep = useRef<ImportStep | null>(null)
  useEffect(() => {
    if (shownStep.current !== step) heading.current?.focus()
    shownStep.current = step
  }, [step])

  const leave = () => {
    if (isRunning) showToast({ text: t('imports.goes-on') })
    else if (step === 'columns' || step === 'report') return setAsking(true)
    else startOver()
    onLeave()
  }
  return (
    <div ref={screen} className={styles.screen}>
      <header className={styles.header}>
        <IconButton label={t('imports.back-to-customers')} icon={<ArrowLeft />} onClick={leave} />
        <h1 ref={heading} tabIndex={-1} className={styles.title}>{t('imports.title')}</h1>
        <Steps current={step} />
      </header>
      <div className={styles.scroller}>
        <div className={styles.content}>
          {step === 'file' && <FileStep />}
          {step === 'columns' && <ColumnsStep />}
          {step === 'report' && <ReportStep />}
          {step === 'result' && <ResultStep onShowCustomers={leave} />}
        </div>
      </div>
      {step === 'file' && !busy && <DropOverlay area={() => screen.current} title={t('imports.drop-title')} body={t('imports.drop-body')} onFiles={([file]) => file && void chooseFile(file)} />}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('imports.leave-title')}
        consequences={[t('imports.leave-nothing-changed'), t('imports.leave-file')]}
        confirmLabel={t('imports.leave')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          startOver()
          onLeave()
        }}
      />
    </div>
  )
}

function Steps({ current }: { current: ImportStep }) {
  const t = useStrings()
  const at = steps.indexOf(current)
  return (
    <ol className={styles.steps} aria-label={t('imports.steps')}>
      {steps.map((step, index) => (
        <li key={step} aria-current={step === current ? 'step' : undefined} className={styles.step} data-done={index < at || undefined}>
          <span aria-hidden className={`${styles.stepNumber} tabular`}>{index + 1}</span>
          {t(`imports.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
