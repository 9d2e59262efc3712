import { TextField } from '../../ui/fields/text-field.tsx'

/** 09:00 of a minute of the day; midnight at the end of a day reads 00:00. */
export const minuteText = (minute: number): string => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `value` is HH:MM; a time half typed changes nothing. */
export function TimeField({ label, value, hidesLabel, onChange }: { label: string; value: string; hidesLabel?: boolean; onChange: (minute: number) => void }) {
  return (
    <TextField
      label={label} hidesLabel={hidesLabel} type="time" value={value}
      onChange={(text) => {
        const [hour, minute] = text.split(':').map(Number)
        if (hour !== undefined && minute !== undefined && Number.isInteger(hour) && Number.isInteger(minute)) onChange(hour * 60 + minute)
      }}
    />
  )
}
