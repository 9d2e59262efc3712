import { isSoldOut, type Product } from '#shared/domain/product.ts'
import type { Translate } from '../strings/use-strings.ts'

/** 7개 남음, 품절, or the words of the value; null when nobody counts it. */
export function stockWords(t: Translate, product: Pick<Product, 'stockKey' | 'stock'>): string | null {
  if (product.stockKey === '' || product.stock === null) return null
  if (isSoldOut(product)) return t('products.sold-out')
  return /^\d[\d,.]*$/u.test(product.stock.trim()) ? t('products.stock-left', { stock: product.stock.trim() }) : product.stock
}
