import type { Segment } from '#shared/domain/segment.ts'
import type { ReactNode } from 'react'
import { useFields, useLabels } from '../../client/library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Banner } from '../../ui/states/banner.tsx'
import { Button } from '../../ui/actions/button.tsx'
import { goneFrom } from './gone.ts'
import { dropGoneFields, narrow, useTablePlace } from './table-place.ts'

/** What the table still asks for although it was deleted; said rather than left out, as the same table would hold others. */
export function GoneNotice({ segments, onSegments }: { segments: readonly Segment[] | undefined; onSegments?: (() => void) | undefined }) {
  const t = useStrings()
  const labels = useLabels()
  const fields = useFields()
  const setup = useTablePlace((state) => state.setup)
  if (labels.state !== 'ready' || fields.state !== 'ready' || !segments) return null
  const gone = goneFrom(setup, { labels: labels.items, fields: fields.items, segments })
  return (
    <>
      {gone.label && <Notice title={t('customers.gone-label')} action={<Button size="s" onClick={() => narrow({ labelId: null })}>{t('customers.segment-gone-drop')}</Button>} />}
      {gone.segment && <Notice title={t('customers.gone-in-segment', { name: gone.segment.name })} action={onSegments && <Button size="s" onClick={onSegments}>{t('customers.segments-manage')}</Button>} />}
      {gone.tree && <Notice title={t('customers.gone-in-conditions')} action={<Button size="s" onClick={() => narrow({ tree: null })}>{t('customers.segment-gone-drop')}</Button>} />}
      {gone.field && <Notice title={t('customers.gone-field')} action={<Button size="s" onClick={() => dropGoneFields(fields.items)}>{t('customers.gone-field-drop')}</Button>} />}
    </>
  )
}

const Notice = ({ title, action }: { title: string; action: ReactNode }) => <Banner tone="warn" title={title} actions={action} />
