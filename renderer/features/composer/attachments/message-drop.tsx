import type { RefObject } from 'react'
import { useLimit } from '../../../client/policy-limits.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { DropOverlay } from '../../../ui/overlays/drop-overlay.tsx'

/** The whole conversation takes files, not only the field. */
export function MessageDrop({ anchor, onFiles }: { anchor: RefObject<HTMLElement | null>; onFiles: (files: File[]) => void }) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const size = (kind: string) => format.fileSize(limit(`media.${kind}.size`))
  return <DropOverlay area={() => anchor.current?.parentElement ?? null} title={t('composer.drop-title')} body={t('composer.drop-body', { image: size('image'), video: size('video'), document: size('document') })} onFiles={onFiles} />
}
