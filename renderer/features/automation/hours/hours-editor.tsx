import { Globe } from 'lucide-react'
import type { HoursState } from '#shared/contract/hours.ts'
import type { HoursSettings } from '#shared/domain/opening-hours.ts'
import { api } from '../../../client/api.ts'
import { useNowMs } from '../../../strings/use-now.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { ErrorState } from '../../../ui/states/error-state.tsx'
import { Select } from '../../../ui/fields/select.tsx'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import { Switch } from '../../../ui/fields/switch.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { attempt } from '../attempt.ts'
import { Closure } from './closure.tsx'
import { Holidays } from './holidays.tsx'
import { setHoursDraft, useHoursDraft } from './hours-draft.ts'
import { statusLine, reasonLine, useHoursStatus, useShopTime } from './hours-words.ts'
import { PreviewStrip } from './preview-strip.tsx'
import { SpecialDays } from './special-days.tsx'
import { WeekEditor } from './week-editor.tsx'
import styles from './hours.module.css'

/** When the shop is open: the week, holidays, special days, and for now. */
export function HoursEditor() {
  const t = useStrings()
  const hours = useHoursStatus()
  return (
    <div className={styles.page}>
      <h2 className={styles.heading}>{t('hours.title')}</h2>
      {hours.state === 'loading' && <div className={styles.loading} aria-hidden><Skeleton height="4.5rem" shape="block" /><Skeleton height="9rem" shape="block" /><Skeleton height="20rem" shape="block" /></div>}
      {hours.state === 'error' && <ErrorState error={hours.error} title={t('hours.error-title')} onRetry={hours.reload} />}
      {hours.state === 'ready' && <Editor state={hours.data} onSaved={hours.reload} />}
    </div>
  )
}

function Editor({ state, onSaved }: { state: HoursState; onSaved: () => void }) {
  const t = useStrings()
  const nowMs = useNowMs()
  const draft = useHoursDraft((one) => one.draft) ?? state.settings
  const time = useShopTime(state.settings.timeZone)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(state.settings)
  const change = (part: Partial<HoursSettings>) => setHoursDraft({ ...draft, ...part })
  const why = state.status.isOpen ? null : reasonLine(state.status.why, t)

  const save = async () => {
    if (!(await attempt(api.hours.save({ ...draft, closure: state.settings.closure })))) return
    setHoursDraft(null)
    onSaved()
    showToast({ text: t('hours.saved') })
  }
  return (
    <>
      <div className={styles.status} data-open={state.status.isOpen || undefined}>
        <span className={styles.dot} aria-hidden />
        <div>
          <p className={styles.statusLine}>{statusLine(state, nowMs, time, t)}</p>
          {why && <p className={styles.hint}>{why}</p>}
        </div>
        <Closure state={state} onChanged={onSaved} />
      </div>
      <PreviewStrip settings={{ ...draft, closure: state.settings.closure }} />
      <Switch label={t('hours.always')} hint={t('hours.always-hint')} isOn={draft.isAlwaysOpen} onChange={(isAlwaysOpen) => change({ isAlwaysOpen })} />
      {!draft.isAlwaysOpen && (
        <>
          <WeekEditor weekly={draft.weekly} onChange={(weekly) => change({ weekly })} />
          <Holidays draft={draft} saved={state} onChange={change} />
          <SpecialDays days={draft.specialDays} onChange={(specialDays) => change({ specialDays })} />
        </>
      )}
      <div className={styles.zone}>
        <Select label={t('hours.time-zone')} value={draft.timeZone} options={zonesWith(draft.timeZone).map((value) => ({ value, label: value.replaceAll('_', ' ') }))} hint={<span className={styles.zoneHint}><Globe aria-hidden size={14} />{t('hours.time-zone-hint', { time: time.time(nowMs) })}</span>} onChange={(timeZone) => change({ timeZone })} />
      </div>
      {isChanged && (
        <footer className={styles.footer}>
          <Button variant="primary" onClick={() => void save()}>{t('common.save')}</Button>
          <Button variant="quiet" onClick={() => setHoursDraft(null)}>{t('hours.discard')}</Button>
          <span className={styles.hint}>{t('hours.unsaved')}</span>
        </footer>
      )}
    </>
  )
}

function zonesWith(zone: string): string[] {
  const zones = Intl.supportedValuesOf('timeZone')
  return zones.includes(zone) ? zones : [zone, ...zones]
}
