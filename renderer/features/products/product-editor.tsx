import { Trash2 } from 'lucide-react'
import { useId } from 'react'
import { keptFilePath } from '#shared/contract/http.ts'
import { currencyChoices } from '#shared/domain/money.ts'
import { productText, usualCurrency, type Product, type ProductLibrary } from '#shared/domain/product.ts'
import { productProblems, type ProductPlace } from '#shared/domain/product-rules.ts'
import { api } from '../../client/api.ts'
import { useFileUpload } from '../../client/kept-files.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { describeRefusal } from '../../client/refusals.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import { EditorFooter } from '../../ui/pages/editor-footer.tsx'
import editorPage from '../../ui/pages/editor-page.module.css'
import { FilesField } from '../../ui/fields/files-field.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { PreviewBubble } from '../../ui/message-text/preview-bubble.tsx'
import { Select } from '../../ui/fields/select.tsx'
import { TextArea, TextField } from '../../ui/fields/text-field.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { useSaveKey } from '../../ui/actions/use-save-key.ts'
import { attempt, removeProduct } from './product-changes.ts'
import { blank, changeEdit, contentOf, dropEdit, isSame, savedFields, select, useProductsPlace, type Edited } from './products-place.ts'

/** `product` null: a new one. What is wrong is said beside its field and keeps it from being saved. */
export function ProductEditor({ product, library: { products } }: { product: Product | null; library: ProductLibrary }) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const key = product?.id ?? 'new'
  const currency = usualCurrency(products)
  const saved = product ? savedFields(product, currency) : blank(currency)
  const edited = useProductsPlace((state) => state.edits[key]) ?? saved
  const isChanged = !isSame(edited, saved)
  const content = contentOf(edited)
  const problems = productProblems(content, { picture: edited.picture, otherRetailerIds: products.filter(({ id }) => id !== product?.id).map(({ retailerId }) => retailerId), policy: limit })
  const change = (part: Partial<Edited>) => changeEdit(key, { ...edited, ...part })
  /** A name that nobody touched yet is not accused of being empty. */
  const errorAt = (at: ProductPlace): string | null => {
    const problem = problems.find((one) => one.at === at)
    return problem && isChanged && (product !== null || problem.refusal.reason !== 'name-empty') ? describeRefusal(t, problem.refusal) : null
  }
  const save = async () => {
    if (problems.length > 0 || !isChanged) return
    const done = await attempt(api.products.save({ ...content, id: product?.id ?? null, stock: edited.stock, pictureId: edited.picture?.id ?? null }))
    if (!done) return
    dropEdit(key)
    select(done.id)
    showToast({ text: t('products.saved') })
  }
  useSaveKey(() => void save())

  return (
    <div className={editorPage.editor}>
      <header className={editorPage.header}>
        <h2 className={editorPage.heading}><bdi>{edited.name.trim() || t('products.new')}</bdi></h2>
        {product && <IconButton label={t('products.delete')} icon={<Trash2 />} onClick={() => void removeProduct(t, product, null)} />}
      </header>
      <div className={classNames(editorPage.columns, editorPage.withSide)}>
        <form className={editorPage.form} aria-label={t('products.editor')} onSubmit={(event) => { event.preventDefault(); void save() }}>
          <TextField label={t('products.name')} value={edited.name} placeholder={t('products.name-placeholder')} error={errorAt('name')} dir="auto" onChange={(name) => change({ name })} autoFocus={product === null} />
          <div className={editorPage.pair}>
            <TextField label={t('products.price')} value={edited.priceText} error={errorAt('price')} inputMode="decimal" onChange={(priceText) => change({ priceText })} />
            <Select label={t('products.currency')} value={edited.currency} options={currencyChoices(edited.currency).map((value) => ({ value, label: value }))} onChange={(value) => change({ currency: value })} />
          </div>
          <Stock edited={edited} errorAt={errorAt} onChange={change} />
          <Picture edited={edited} problem={errorAt('picture')} onChange={change} />
          <TextArea label={t('products.description')} value={edited.description} hint={t('products.description-hint')} error={errorAt('description')} dir="auto" onChange={(description) => change({ description })} />
          <TextField label={t('products.link')} value={edited.link} error={errorAt('link')} placeholder="https://" inputMode="url" dir="ltr" onChange={(link) => change({ link })} />
          <TextField label={t('products.retailer-id')} value={edited.retailerId} hint={t('products.retailer-id-hint')} error={errorAt('retailer-id')} onChange={(retailerId) => change({ retailerId })} />
          <EditorFooter isChanged={isChanged} blockingCount={problems.length} onDiscard={() => dropEdit(key)} />
        </form>
        <aside className={editorPage.side} aria-label={t('common.preview')}>
          <h3 className={editorPage.label}>{t('common.preview')}</h3>
          <div className={editorPage.chat}>
            <PreviewBubble
              text={productText(content.price && content.price.minor < 0 ? { ...content, price: null } : content, (minor, currency) => format.money(minor, currency))} emptyText={t('products.preview-empty')}
              files={edited.picture ? [{ key: edited.picture.id, type: edited.picture.type, fileName: edited.picture.fileName, url: keptFilePath(edited.picture.id) }] : []}
            />
          </div>
        </aside>
      </div>
    </div>
  )
}

type PartProps = { edited: Edited; onChange: (part: Partial<Edited>) => void }

/** The number is that of the shop's value: changed here, it changes there. */
function Stock({ edited, errorAt, onChange }: PartProps & { errorAt: (at: ProductPlace) => string | null }) {
  const t = useStrings()
  const listId = useId()
  const values = useLibrary('automation', () => api.automation.variables()).data ?? []
  const stockKey = edited.stockKey.trim()
  return (
    <div className={editorPage.pair}>
      <TextField
        label={t('products.stock-key')} value={edited.stockKey} list={listId} error={errorAt('stock-key')} autoComplete="off"
        hint={stockKey === '' ? t('products.stock-key-empty') : t('products.stock-key-hint', { example: `{shop.${stockKey}}` })} onChange={(next) => onChange({ stockKey: next, stock: null })}
      />
      <datalist id={listId}>{values.map(({ key }) => <option key={key} value={key} />)}</datalist>
      {stockKey !== '' && (
        <TextField label={t('products.stock')} value={edited.stock ?? values.find(({ key }) => key === stockKey)?.value ?? ''} maxLength={500} hint={t('products.stock-hint')} onChange={(stock) => onChange({ stock })} />
      )}
    </div>
  )
}

function Picture({ edited: { picture }, problem, onChange }: PartProps & { problem: string | null }) {
  const t = useStrings()
  const upload = useFileUpload(([kept]) => kept && onChange({ picture: kept }))
  return (
    <FilesField
      label={t('products.picture')} files={picture ? [{ ...picture, url: keptFilePath(picture.id) }] : []} most={1} isBusy={upload.isBusy} problem={upload.problem ?? problem}
      onAdd={(chosen) => void upload.add(chosen)} onRemove={() => onChange({ picture: null })}
    />
  )
}
