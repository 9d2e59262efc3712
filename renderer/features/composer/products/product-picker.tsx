import { FileText, Plus, Settings2, ShoppingBag, Store } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { isSoldOut, productCard, searchProducts, type Product } from '#shared/domain/product.ts'
import { keptFilePath } from '#shared/contract/http.ts'
import { stockWords } from '../../../client/product-words.ts'
import { useProducts } from '../../../client/products.ts'
import { runCommand } from '../../../commands/registry.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { PickList, type PickListChoice } from '../../../ui/pick-list.tsx'
import type { TakenProduct } from './take-product.ts'
import styles from './product-picker.module.css'

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
  const { products, catalogId } = answer.state === 'ready' ? answer.library : { products: [], catalogId: null }

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
  const found = searchProducts(products, query).map(shown)
  /** Enter after a word that finds nothing stays here. */
  const nothing: Choice = { id: 'nothing', act: () => {}, icon: null, content: t('products.nothing-found'), isQuiet: true }
  const manage: Choice = { id: 'manage', act: go('go.products'), icon: <Settings2 aria-hidden />, content: t('products.picker-manage'), isQuiet: true }
  const first: Choice = { id: 'new', act: go('products.new'), icon: <Plus aria-hidden />, content: t('products.picker-none') }
  const choices: Choice[] = asked
    ? [
        { id: 'text', act: () => onTake({ product: asked, card: null }), icon: <FileText aria-hidden />, content: t('products.as-text') },
        { id: 'card', act: () => onTake({ product: asked, card: productCard(asked, catalogId) }), icon: <Store aria-hidden />, content: t('products.as-card'), note: t('products.as-card-note') },
      ]
    : answer.state === 'ready' && products.length === 0 ? [first] : query.trim() === '' ? [...found, manage] : found.length > 0 ? found : [nothing]
  return (
    <PickList
      key={asked?.id ?? 'all'} input={input} label={t('products.send')} placeholder={asked ? asked.name : t('products.picker-search')} listLabel={t('products.list')} isMultiple={false} enterHint={t('products.picker-enter')}
      query={query} choices={choices} onQuery={setQuery} onChoose={({ act }) => act()}
    />
  )
}
