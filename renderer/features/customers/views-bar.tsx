import type { CustomerView } from '#shared/domain/customer-table.ts'
import { Ellipsis, Pencil, RotateCcw, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { describeFailure } from '../../client/refusals.ts'
import { showDone } from '../../client/undo.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import { NameDialog } from '../../ui/overlays/name-dialog.tsx'
import { leaveView, showView, useTablePlace } from './table-place.ts'
import { isSameSetup, setupOf, type TableSetup } from './table-setup.ts'
import styles from './views-bar.module.css'

const wishOf = ({ columns, sort, filter }: TableSetup) => ({ columns: [...columns], sort, filter })

/** Tables with a name. A changed one says so, and can be kept, kept beside, or left. */
export function ViewsBar({ views }: { views: readonly CustomerView[] }) {
  const t = useStrings()
  const viewId = useTablePlace((state) => state.viewId)
  const setup = useTablePlace((state) => state.setup)
  const [dialog, setDialog] = useState<'new' | 'rename' | null>(null)
  const view = views.find(({ id }) => id === viewId)
  const isChanged = !isSameSetup(setup, setupOf(view))
  const fail = (error: unknown) => showFailure(error, t('customers.view-failed'))

  const save = (kept: CustomerView) => api.customers.saveView({ id: kept.id, name: kept.name, ...wishOf(setup) }).then(showView, fail)
  const saveNew = async (name: string) => showView(await api.customers.saveView({ id: null, name, ...wishOf(setup) }))
  const remove = async (gone: CustomerView) => {
    try {
      const { undoId } = await api.customers.removeView({ id: gone.id })
      leaveView()
      showDone(t('customers.view-removed', { name: gone.name }), undoId)
    } catch (error) {
      fail(error)
    }
  }

  return (
    <div className={styles.bar}>
      <nav aria-label={t('customers.views')} className={styles.views}>
        <ViewTab name={t('customers.view-all')} isCurrent={!view} isChanged={!view && isChanged} onChoose={() => showView(undefined)} />
        {views.map((each) => <ViewTab key={each.id} name={each.name} isCurrent={each.id === viewId} isChanged={each.id === viewId && isChanged} onChoose={() => showView(each)} />)}
        {view && (
          <Menu
            align="start"
            trigger={<IconButton size="s" label={t('customers.view-more', { name: view.name })} icon={<Ellipsis />} />}
            items={[
              { id: 'rename', label: t('customers.view-rename'), icon: <Pencil />, onSelect: () => setDialog('rename') },
              { id: 'remove', label: t('customers.view-remove'), icon: <Trash2 />, isDangerous: true, onSelect: () => void remove(view) },
            ]}
          />
        )}
      </nav>
      {isChanged && (
        <div className={styles.changes}>
          {view && <Button size="s" variant="primary" icon={<Save aria-hidden size={14} />} onClick={() => void save(view)}>{t('common.save')}</Button>}
          <Button size="s" onClick={() => setDialog('new')}>{t('customers.view-save-new')}</Button>
          <Button size="s" variant="quiet" icon={<RotateCcw aria-hidden size={14} />} onClick={() => showView(view)}>{t('customers.view-revert')}</Button>
        </div>
      )}
      {dialog === 'new' && <NameDialog title={t('customers.view-new')} name="" onSave={saveNew} describe={(error) => describeFailure(t, error, t('customers.view-failed'))} onClose={() => setDialog(null)} />}
      {dialog === 'rename' && view && (
        <NameDialog title={t('customers.view-rename')} name={view.name} onSave={(name) => api.customers.saveView({ ...view, name })} describe={(error) => describeFailure(t, error, t('customers.view-failed'))} onClose={() => setDialog(null)} />
      )}
    </div>
  )
}

function ViewTab({ name, isCurrent, isChanged, onChoose }: { name: string; isCurrent: boolean; isChanged: boolean; onChoose: () => void }) {
  const t = useStrings()
  return (
    <button type="button" className={styles.view} aria-current={isCurrent || undefined} onClick={onChoose}>
      <bdi className="one-line">{name}</bdi>
      {isChanged && <span role="img" aria-label={t('customers.view-changed')} className={styles.dot} />}
    </button>
  )
}
