import { unfilledIn } from '#shared/domain/text-variables.ts'

/** Selects the first place that nobody filled yet, so that the next letters go there. */
export function selectOpenPlace(field: HTMLTextAreaElement | null | undefined): void {
  const [place] = field ? unfilledIn(field.value) : []
  if (!field || !place) return
  field.focus()
  field.setSelectionRange(place.start, place.end)
}
