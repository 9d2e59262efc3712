import type { ReactNode } from 'react'
import { useSettings } from '../../client/settings.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { AboutSection } from './about-section.tsx'
import { AppearanceSection } from './appearance/appearance-section.tsx'
import { BackupSection } from './backup-section.tsx'
import { ConsentSettings } from './consent/consent-settings.tsx'
import { IntegrationsSection } from './integrations/integrations-section.tsx'
import { HealthSection } from './health/health-section.tsx'
import { LanguageSection } from './language-section.tsx'
import { NotificationsSection } from './notifications-section.tsx'
import { RulesSection } from './rules/rules-section.tsx'
import { settingsSections, useSettingsPlace, type SettingsSection } from './settings-place.ts'
import { WritingSection } from './writing-section.tsx'
import styles from './settings.module.css'

export function SettingsScreen({ isSample }: { isSample: boolean }) {
  const t = useStrings()
  const section = useSettingsPlace((state) => state.section)
  const settings = useSettings()

  const content: Record<SettingsSection, ReactNode> = {
    health: <HealthSection isSample={isSample} />,
    notifications: <NotificationsSection settings={settings} />,
    language: <LanguageSection settings={settings} />,
    appearance: <AppearanceSection settings={settings} />,
    writing: <WritingSection settings={settings} />,
    rules: <RulesSection />,
    consent: <ConsentSettings />,
    integrations: <IntegrationsSection />,
    backup: <BackupSection isSample={isSample} />,
    about: <AboutSection />,
  }
  return (
    <div className={styles.screen}>
      <nav aria-label={t('settings.title')} className={styles.nav}>
        <h1 className={styles.title}>{t('settings.title')}</h1>
        {settingsSections.map((id) => (
          <button key={id} type="button" aria-current={id === section ? 'page' : undefined} className={styles.link} onClick={() => useSettingsPlace.setState({ section: id })}>
            {t(`settings.section.${id}`)}
          </button>
        ))}
      </nav>
      <div key={section} id="content" className={styles.content} tabIndex={-1}>
        <section aria-labelledby="settings-heading" className={styles.section}>
          <h2 id="settings-heading" className={styles.heading}>{t(`settings.section.${section}`)}</h2>
          {content[section]}
        </section>
      </div>
    </div>
  )
}
