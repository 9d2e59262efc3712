import { expect, test } from 'vitest'
import { isSoldOut, productCard, productText, searchProducts, type ProductContent } from '#shared/domain/product.ts'

const cake: ProductContent = { name: '딸기 생크림 케이크', price: { minor: 38_000, currency: 'KRW' }, description: '2호', link: 'https://shop.example/1', retailerId: 'CK-02', stockKey: '' }
const bread: ProductContent = { ...cake, name: '소금빵', price: null, description: '버터', link: '', retailerId: '' }

test('are found by parts, by syllables on their way, by initial consonants and by their id, in the order of the owner', () => {
  const found = (query: string) => searchProducts([bread, cake], query).map(({ name }) => name)
  expect(found('')).toEqual(['소금빵', '딸기 생크림 케이크'])
  expect([found('생크'), found('소그'), found('ㄸㄱ'), found('ck-'), found('없는')]).toEqual([['딸기 생크림 케이크'], ['소금빵'], ['딸기 생크림 케이크'], ['딸기 생크림 케이크'], []])
})

test('are a text of what is known, and a card where Meta knows them', () => {
  const won = (minor: number, currency: string) => `${minor} ${currency}`
  expect([productText(cake, won), productText(bread, won)]).toEqual(['딸기 생크림 케이크\n38000 KRW\nhttps://shop.example/1', '소금빵'])
  expect(productCard(cake, '104')).toEqual({ kind: 'product', catalogId: '104', productRetailerId: 'CK-02', name: cake.name, price: cake.price })
  expect([productCard(cake, null), productCard(bread, '104')]).toEqual([null, null])
})

test.each([['3', false], ['0', true], [' 0 ', true], ['', true], ['-1', true], ['조금', false], ['1,200', false], [null, false]])('stock %j: sold out %j', (stock, expected) => {
  expect(isSoldOut({ stockKey: 'cake', stock })).toBe(expected)
  expect(isSoldOut({ stockKey: '', stock })).toBe(false)
})
