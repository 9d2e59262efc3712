import { Download, Ellipsis, FolderPlus, Upload } from 'lucide-react'
import { useState } from 'react'
import type { QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import { quickReplyChanges } from '../../client/quick-replies.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { attempt } from './attempt.ts'
import { FolderDialog } from './folder-dialog.tsx'
import { saveTextFile } from '../../client/text-files.ts'

export function LibraryMenu({ library, onImport }: { library: QuickReplyLibrary; onImport: () => void }) {
  const t = useStrings()
  const [isNaming, setIsNaming] = useState(false)
  const exportAs = async (format: 'json' | 'csv') => {
    const file = await attempt(quickReplyChanges.exportFile(format))
    if (!file) return
    saveTextFile(file.fileName, file.text)
    showToast({ text: t('quick-replies.exported', { name: file.fileName }) })
  }
  const isEmpty = library.replies.length === 0
  return (
    <>
      <Menu
        trigger={<IconButton label={t('quick-replies.more')} icon={<Ellipsis />} />}
        items={[
          { id: 'folder', label: t('quick-replies.new-folder'), icon: <FolderPlus />, onSelect: () => setIsNaming(true) },
          'separator',
          { id: 'import', label: t('quick-replies.import'), icon: <Upload />, onSelect: onImport },
          { id: 'json', label: t('quick-replies.export-json'), icon: <Download />, isDisabled: isEmpty, onSelect: () => void exportAs('json') },
          { id: 'csv', label: t('quick-replies.export-csv'), icon: <Download />, isDisabled: isEmpty, onSelect: () => void exportAs('csv') },
        ]}
      />
      <FolderDialog folder={null} isOpen={isNaming} onClose={() => setIsNaming(false)} />
    </>
  )
}
