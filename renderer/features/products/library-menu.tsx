import { Download, Ellipsis, Store, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ProductLibrary } from '#shared/domain/product.ts'
import { api } from '../../client/api.ts'
import { wishForProducts } from '../../client/products.ts'
import { describeFailure } from '../../client/refusals.ts'
import { saveTextFile } from '../../client/text-files.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { attempt } from './product-changes.ts'
import styles from './products.module.css'

export function LibraryMenu({ library: { products, catalogId } }: { library: ProductLibrary }) {
  const t = useStrings()
  const [isCatalogOpen, setIsCatalogOpen] = useState(false)
  const exportAll = async () => {
    const file = await attempt(api.products.exportFile())
    if (!file) return
    saveTextFile(file.fileName, file.text)
    showToast({ text: t('products.exported', { name: file.fileName }) })
  }
  return (
    <>
      <Menu
        trigger={<IconButton label={t('products.more')} icon={<Ellipsis />} />}
        items={[
          { id: 'import', label: t('products.import'), icon: <Upload />, onSelect: () => wishForProducts('import') },
          { id: 'export', label: t('products.export'), icon: <Download />, isDisabled: products.length === 0, onSelect: () => void exportAll() },
          'separator',
          { id: 'catalog', label: t('products.catalog'), icon: <Store />, onSelect: () => setIsCatalogOpen(true) },
        ]}
      />
      <CatalogDialog isOpen={isCatalogOpen} catalogId={catalogId} onClose={() => setIsCatalogOpen(false)} />
    </>
  )
}

/** The number of the catalogue at Meta; an empty one means there is none. */
function CatalogDialog({ isOpen, catalogId, onClose }: { isOpen: boolean; catalogId: string | null; onClose: () => void }) {
  const t = useStrings()
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('products.catalog')} size="s" initialFocus={field}>
      {isOpen && <CatalogForm field={field} catalogId={catalogId} onClose={onClose} />}
    </Dialog>
  )
}

function CatalogForm({ field, catalogId, onClose }: { field: React.RefObject<HTMLInputElement | null>; catalogId: string | null; onClose: () => void }) {
  const t = useStrings()
  const [typed, setTyped] = useState(catalogId ?? '')
  const [error, setError] = useState<string | null>(null)
  const save = async () => {
    try {
      await api.products.setCatalog({ catalogId: typed.trim() || null })
      showToast({ text: t('products.catalog-saved') })
      onClose()
    } catch (failure) {
      setError(describeFailure(t, failure, t('common.not-changed')))
    }
  }
  return (
    <form className={styles.dialogForm} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <TextField ref={field} label={t('products.catalog-id')} value={typed} hint={t('products.catalog-hint')} error={error} inputMode="numeric" autoComplete="off" onChange={setTyped} />
      <Button type="submit" variant="primary">{t('common.save')}</Button>
    </form>
  )
}
