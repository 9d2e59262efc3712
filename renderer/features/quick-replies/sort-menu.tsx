import { ArrowDownWideNarrow } from 'lucide-react'
import { useStrings } from '../../strings/use-strings.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import { sorts, useLibraryPlace, type Sort } from './edited-reply.ts'

export function SortMenu({ sort }: { sort: Sort }) {
  const t = useStrings()
  return (
    <Menu
      trigger={<IconButton label={`${t('quick-replies.sort')}: ${t(`quick-replies.sort-${sort}`)}`} icon={<ArrowDownWideNarrow />} />}
      items={sorts.map((id) => ({ id, label: t(`quick-replies.sort-${id}`), isChecked: id === sort, onSelect: () => useLibraryPlace.setState({ sort: id }) }))}
    />
  )
}
