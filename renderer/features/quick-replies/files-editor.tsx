import { keptFilePath } from '#shared/contract/http.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import { useFileUpload } from '../../client/kept-files.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { FilesField } from '../../ui/fields/files-field.tsx'

const mostFiles = 10

export function FilesEditor({ files, onChange }: { files: readonly KeptFile[]; onChange: (files: KeptFile[]) => void }) {
  const t = useStrings()
  const upload = useFileUpload((kept) => onChange([...files, ...kept]))
  return (
    <FilesField
      label={t('quick-replies.files')} files={files.map((file) => ({ ...file, url: keptFilePath(file.id) }))} most={mostFiles} isBusy={upload.isBusy} problem={upload.problem}
      onAdd={(chosen) => void upload.add(chosen)} onRemove={(id) => onChange(files.filter((file) => file.id !== id))}
    />
  )
}
