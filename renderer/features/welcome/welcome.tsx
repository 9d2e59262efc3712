import { ArrowRight, KeyRound, Store } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { describeFailure } from '../../client/refusals.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { describeError } from '../../ui/states/describe-error.ts'
import { ConnectForm } from './connect-form.tsx'
import { LanguagePick } from './language-pick.tsx'
import styles from './welcome.module.css'

/** First thing anybody sees: look around without risk, or connect the shop's own number. */
export function Welcome({ onOpened }: { onOpened: () => void }) {
  const t = useStrings()
  const [isConnecting, setIsConnecting] = useState(false)
  if (isConnecting) {
    return (
      <main className={styles.page}>
        <ConnectForm onBack={() => setIsConnecting(false)} onOpened={onOpened} />
      </main>
    )
  }
  return (
    <main className={styles.page}>
      <div className={styles.welcome}>
        <header className={styles.header}>
          <img src="./icon.svg" alt="" width={56} height={56} className={styles.mark} />
          <h1 className={styles.title}>{t('welcome.title')}</h1>
          <p className={styles.lead}>{t('welcome.lead')}</p>
        </header>
        <div className={styles.doors}>
          <SampleDoor onOpened={onOpened} />
          <section className={styles.door} aria-labelledby="door-connect">
            <span className={styles.icon} aria-hidden><KeyRound /></span>
            <h2 id="door-connect" className={styles.doorTitle}>{t('welcome.connect-title')}</h2>
            <p className={styles.doorBody}>{t('welcome.connect-body')}</p>
            <Button onClick={() => setIsConnecting(true)}>{t('welcome.connect-action')}</Button>
          </section>
        </div>
        <p className={styles.promise}>{t('welcome.promise')}</p>
        <LanguagePick />
      </div>
    </main>
  )
}

function SampleDoor({ onOpened }: { onOpened: () => void }) {
  const t = useStrings()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const open = async () => {
    setIsBusy(true)
    setProblem(null)
    try {
      await api.shop.openSample()
      onOpened()
    } catch (error) {
      setProblem(describeFailure(t, error, `${t('welcome.sample-failed')} (${describeError(error).id})`))
      setIsBusy(false)
    }
  }
  return (
    <section className={`${styles.door} ${styles.main}`} aria-labelledby="door-sample">
      <span className={styles.icon} aria-hidden><Store /></span>
      <h2 id="door-sample" className={styles.doorTitle}>{t('welcome.sample-title')}</h2>
      <p className={styles.doorBody}>{t('welcome.sample-body')}</p>
      <Button variant="primary" isBusy={isBusy} onClick={() => void open()}>
        {isBusy ? t('welcome.sample-opening') : t('welcome.sample-action')} {!isBusy && <ArrowRight aria-hidden size={14} />}
      </Button>
      {problem && <p role="alert" className={styles.problem}>{problem}</p>}
    </section>
  )
}
