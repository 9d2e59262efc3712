import type { ConversationFilter } from '#shared/domain/conversation.ts'
import { Archive, CircleCheck, Inbox, PenLine, Store, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../../client/api.ts'
import { useQuery } from '../../client/use-query.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { EmptyState } from '../../ui/states/empty-state.tsx'

const icons: Record<ConversationFilter, ReactNode> = {
  all: <Inbox />,
  unread: <CircleCheck />,
  unanswered: <CircleCheck />,
  closing: <Timer />,
  failed: <CircleCheck />,
  drafts: <PenLine />,
  archived: <Archive />,
}

/** Says what would stand here and what to do next. */
export function InboxEmpty({ filter, labelName, onShowAll }: { filter: ConversationFilter; labelName: string | null; onShowAll: () => void }) {
  const t = useStrings()
  const shop = useQuery(() => api.shop.state(), [])
  const isSample = shop.data?.mode === 'ready' && shop.data.isSample
  if (labelName !== null) {
    return <EmptyState icon={icons[filter]} title={t('inbox.empty.label-title', { name: labelName })} body={t('inbox.empty.label-body')} action={<Button onClick={onShowAll}>{t('inbox.empty.show-all')}</Button>} />
  }
  if (filter !== 'all') {
    return <EmptyState icon={icons[filter]} title={t(`inbox.empty.${filter}-title`)} body={t(`inbox.empty.${filter}-body`)} action={<Button onClick={onShowAll}>{t('inbox.empty.show-all')}</Button>} />
  }
  if (isSample) return <EmptyState icon={icons.all} title={t('inbox.empty.all-title')} body={t('inbox.empty.sample-body')} />
  const openSample = () => void api.shop.openSample().catch(() => undefined)
  return <EmptyState icon={icons.all} title={t('inbox.empty.all-title')} body={t('inbox.empty.all-body')} action={<Button icon={<Store aria-hidden size={16} />} onClick={openSample}>{t('inbox.empty.open-sample')}</Button>} />
}
