import { useStrings } from '../../strings/use-strings.ts'
import styles from './settings.module.css'

export function AboutSection() {
  const t = useStrings()
  return (
    <>
      <div className={styles.about}>
        <img src="./icon.svg" alt="" width={48} height={48} className={styles.mark} />
        <div>
          <p className={styles.name}>{t('common.app-name')}</p>
          <p className={styles.hint}>{t('settings.about-version', { version: __APP_VERSION__ })}</p>
        </div>
      </div>
      <p className={styles.lead}>{t('settings.about-what')}</p>
      <h3 className={styles.subheading}>{t('settings.privacy')}</h3>
      <ul className={styles.list}>
        {(['local', 'direct', 'secrets', 'telemetry', 'export'] as const).map((point) => <li key={point}>{t(`settings.privacy-${point}`)}</li>)}
      </ul>
      <h3 className={styles.subheading}>{t('settings.licence')}</h3>
      <p className={styles.hint}>{t('settings.licence-body')}</p>
    </>
  )
}
