import { DoorClosed, DoorOpen } from 'lucide-react'
import { useState } from 'react'
import type { HoursState } from '#shared/contract/hours.ts'
import { api } from '../../../client/api.ts'
import { useNowMs } from '../../../strings/use-now.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { Dialog } from '../../../ui/overlays/dialog.tsx'
import { Menu } from '../../../ui/actions/menu.tsx'
import { TextField } from '../../../ui/fields/text-field.tsx'
import { attempt } from '../attempt.ts'
import { endOfShopDayMs, inputToMs, msToInput } from './zone-time.ts'
import styles from './hours.module.css'

const hourMs = 3_600_000

/** Closed until a moment, from now on; acts at once. */
export function Closure({ state, onChanged }: { state: HoursState; onChanged: () => void }) {
  const t = useStrings()
  const [isChoosing, setIsChoosing] = useState(false)
  const nowMs = useNowMs()
  const { closure, timeZone } = state.settings
  const close = async (untilMs: number | null, note = '') => {
    if (await attempt(api.hours.setClosure({ untilMs, note }))) onChanged()
  }
  if (closure !== null && closure.untilMs > nowMs) return <Button icon={<DoorOpen aria-hidden size={16} />} onClick={() => void close(null)}>{t('hours.open-again')}</Button>
  return (
    <>
      <Menu
        trigger={<Button icon={<DoorClosed aria-hidden size={16} />}>{t('hours.close-for-now')}</Button>}
        items={[
          { id: 'hour', label: t('hours.close-hours', { count: 1 }), onSelect: () => void close(Date.now() + hourMs) },
          { id: 'hours', label: t('hours.close-hours', { count: 3 }), onSelect: () => void close(Date.now() + 3 * hourMs) },
          { id: 'today', label: t('hours.close-today'), onSelect: () => void close(endOfShopDayMs(Date.now(), timeZone)) },
          { id: 'choose', label: t('hours.close-choose'), onSelect: () => setIsChoosing(true) },
        ]}
      />
      <Dialog isOpen={isChoosing} onClose={() => setIsChoosing(false)} title={t('hours.close-title')} size="s">
        {isChoosing && <UntilForm timeZone={timeZone} onChoose={(untilMs, note) => void close(untilMs, note).then(() => setIsChoosing(false))} />}
      </Dialog>
    </>
  )
}

function UntilForm({ timeZone, onChoose }: { timeZone: string; onChoose: (untilMs: number, note: string) => void }) {
  const t = useStrings()
  const [until, setUntil] = useState(() => msToInput(endOfShopDayMs(Date.now(), timeZone) + 9 * hourMs, timeZone))
  const nowMs = useNowMs()
  const [note, setNote] = useState('')
  const untilMs = inputToMs(until, timeZone)
  const isPast = untilMs === null || untilMs <= nowMs
  return (
    <form className={styles.until} onSubmit={(event) => { event.preventDefault(); if (untilMs !== null && !isPast) onChoose(untilMs, note.trim()) }}>
      <TextField label={t('hours.until')} type="datetime-local" value={until} error={isPast ? t('hours.until-past') : null} onChange={setUntil} />
      <TextField label={t('hours.note')} placeholder={t('hours.note-placeholder')} value={note} maxLength={200} onChange={setNote} />
      <Button type="submit" variant="primary" disabled={isPast}>{t('hours.close-now')}</Button>
    </form>
  )
}
