import type { Product, ProductContent, ProductLibrary } from '#shared/domain/product.ts'

export type ProductStore = {
  products(): Promise<ProductLibrary>
  /** Null: not found, or deleted. */
  product(id: number): Promise<Product | null>
  /** A picture that it no longer names is forgotten later by `sweepKeptFiles`. */
  saveProduct(product: ProductContent & { id: number | null; pictureId: number | null; nowMs: number }): Promise<Product>
  /** All or none, at the end. */
  addProducts(products: readonly ProductContent[], nowMs: number): Promise<number[]>
  setProductsDeleted(ids: readonly number[], deletedAtMs: number | null): Promise<void>
  arrangeProducts(ids: readonly number[]): Promise<void>
  setProductCatalog(catalogId: string | null): Promise<void>
}
