import { useLabels } from '../../client/library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { ToggleChips } from './toggle-chips.tsx'

type Props = { label: string; values: readonly number[]; /** Chosen elsewhere, so not offered here. */ except?: readonly number[]; onChange: (values: number[]) => void }

/** Labels of the shop; a chosen one that was deleted since stays in sight until it is taken out. */
export function LabelChips({ label, values, except = [], onChange }: Props) {
  const t = useStrings()
  const { items, state } = useLabels()
  const gone = state === 'ready' ? values.filter((id) => !items.some((one) => one.id === id)) : []
  const options = [
    ...items.filter(({ id }) => !except.includes(id)).map(({ id, name }) => ({ value: id, label: name })),
    ...gone.map((id) => ({ value: id, label: t('automation.deleted-label'), isGone: true })),
  ]
  return <ToggleChips label={label} values={values} options={options} onChange={onChange} />
}
