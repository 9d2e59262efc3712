import { FileText, Plus, RotateCw, Settings2, ShoppingBag, Store, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { isSoldOut, productCard, type Product } from '#shared/domain/product.ts'
import { keptFilePath } from '#shared/contract/http.ts'
import { stockWords } from '../../../client/product-words.ts'
import { loadProducts, useProducts } from '../../../client/products.ts'
import { runCommand } from '../../../commands/registry.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Badge } from '../../../ui/marks/badge.tsx'
import { Dialog } from '../../../ui/overlays/dialog.tsx'
import { PickList, type PickListChoice } from '../../../ui/lists/pick-list.tsx'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import { VisuallyHidden } from '../../../ui/marks/visually-hidden.tsx'
import { offeredProducts, type Offered } from './offered-products.ts'
import type { TakenProduct } from './take-product.ts'
import styles from './product-picker.module.css'

const waitingWidths = ['9rem', '6rem', '7.5rem']

type Choice = PickListChoice & { act: () => void }
type Props = { onTake: (taken: TakenProduct) => void; onClose: () => void; focusField: () => void }

/** Type, arrows, Enter: the product goes into the draft and is not sent. One of Meta's catalogue is asked as what. */
export function ProductPicker({ onTake, onClose, focusField }: Props) {
  const t = useStrings()
  const input = useRef<HTMLInputElement>(null)
  const isTaken = useRef(false)
  const take = (taken: TakenProduct) => {
    isTaken.current = true
    onClose()
    onTake(taken)
    requestAnimationFrame(focusField)
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('products.send')} hidesTitle placement="top" initialFocus={input} givesFocusBack={() => !isTaken.current}>
      <PickerBody input={input} onTake={take} onClose={onClose} />
    </Dialog>
  )
}

function PickerBody({ input, onTake, onClose }: { input: RefObject<HTMLInputElement | null>; onTake: Props['onTake']; onClose: () => void }) {
  const t = useStrings()
  const format = useFormat()
  const answer = useProducts()
  const [query, setQuery] = useState('')
  const [asked, setAsked] = useState<Product | null>(null)
  const catalogId = answer.state === 'ready' ? answer.library.catalogId : null

  /** The second question is a list of its own, with a field of its own. */
  useEffect(() => {
    if (asked) input.current?.focus()
  }, [asked, input])

  const choose = (product: Product) => {
    if (!productCard(product, catalogId)) return onTake({ product, card: null })
    setAsked(product)
    setQuery('')
  }
  const shown = (product: Product): Choice => {
    const stock = stockWords(t, product)
    return {
      id: String(product.id), act: () => choose(product),
      icon: product.picture ? <img src={keptFilePath(product.picture.id)} alt="" className={styles.picture} /> : <ShoppingBag aria-hidden />,
      content: product.name,
      note: (
        <span className={styles.note}>
          {stock !== null && (isSoldOut(product) ? <Badge tone="warn">{stock}</Badge> : <span>{stock}</span>)}
          {product.price && <span className={styles.price}>{format.money(product.price.minor, product.price.currency)}</span>}
        </span>
      ),
    }
  }
  const go = (command: 'go.products' | 'products.new') => () => {
    onClose()
    runCommand(command)
  }
  const choicesOf = (offered: Offered): Choice[] => {
    switch (offered.kind) {
      case 'product': return [shown(offered.product)]
      case 'waiting': return waitingWidths.map((width) => ({ id: width, act: () => {}, icon: null, content: <><Skeleton width={width} /><VisuallyHidden>{t('common.loading')}</VisuallyHidden></> }))
      case 'failed': return [{ id: 'failed', act: () => void loadProducts(), icon: <TriangleAlert aria-hidden className={styles.failed} />, content: t('products.error-title'), note: <span className={styles.note}><RotateCw aria-hidden size={14} /> {t('common.retry')}</span> }]
      case 'first': return [{ id: 'first', act: go('products.new'), icon: <Plus aria-hidden />, content: t('products.picker-none') }]
      /** Enter after a word that finds nothing stays here. */
      case 'nothing': return [{ id: 'nothing', act: () => {}, icon: null, content: t('products.nothing-found'), isQuiet: true }]
      case 'manage': return [{ id: 'manage', act: go('go.products'), icon: <Settings2 aria-hidden />, content: t('products.picker-manage'), isQuiet: true }]
    }
  }
  const choices: Choice[] = asked
    ? [
        { id: 'text', act: () => onTake({ product: asked, card: null }), icon: <FileText aria-hidden />, content: t('products.as-text') },
        { id: 'card', act: () => onTake({ product: asked, card: productCard(asked, catalogId) }), icon: <Store aria-hidden />, content: t('products.as-card'), note: t('products.as-card-note') },
      ]
    : offeredProducts(answer, query).flatMap(choicesOf)
  return (
    <PickList
      key={asked?.id ?? 'all'} input={input} label={t('products.send')} placeholder={asked ? asked.name : t('products.picker-search')} listLabel={t('products.list')} isMultiple={false} enterHint={t(answer.state === 'error' ? 'common.retry' : 'products.picker-enter')}
      query={query} choices={choices} onQuery={setQuery} onChoose={({ act }) => act()}
    />
  )
}
