import type { ProductContent } from '#shared/domain/product.ts'
import type { SampleFileName } from './assets.ts'

/** The bakery's catalogue at Meta. */
export const sampleCatalogId = '104050607080910'

const product = (name: string, won: number | null, description: string, more: { retailerId?: string; stockKey?: string; link?: string; picture?: SampleFileName } = {}): ProductContent & { picture: SampleFileName | null } => ({
  name, price: won === null ? null : { minor: won, currency: 'KRW' }, description, link: more.link ?? '', retailerId: more.retailerId ?? '', stockKey: more.stockKey ?? '', picture: more.picture ?? null,
})

/** What the bakery sells most. Two of them are counted, one of those is gone today. */
export const sampleProducts = [
  product('몽블랑', 6_500, '공주 밤 크림을 올린 조각 케이크예요. 매일 11시에 나와요.', { retailerId: 'MB-01', stockKey: 'montblanc' }),
  product('소금빵', 3_200, '버터를 접어 넣고 게랑드 소금을 올렸어요. 8시 반, 11시, 3시에 구워요.', { retailerId: 'SB-01' }),
  product('크루아상', 4_900, '사흘 동안 접은 반죽으로 구워요.', { retailerId: 'CR-01', picture: 'croissants' }),
  product('딸기 생크림 케이크 2호', 38_000, '5~6명이 드실 크기예요. 하루 전까지 예약해 주세요.', { retailerId: 'CK-02', picture: 'strawberry-cake', link: 'https://bamtol.example/cake/strawberry' }),
  product('생일 케이크', 42_000, '열 글자까지 무료로 써 드려요.', { retailerId: 'CK-07', picture: 'birthday-cake', link: 'https://bamtol.example/cake/birthday' }),
  product('마카롱 9구 세트', 18_900, '아홉 가지 맛을 한 상자에 담았어요.', { retailerId: 'MC-09', picture: 'macarons' }),
  product('밤 선물 상자', 27_500, '밤 만주와 파운드케이크를 담은 선물 상자예요.', { picture: 'gift-box' }),
  product('쌀 시폰', 24_000, '밀가루 없이 구워요. 도구를 따로 쓰고 있어요.', { stockKey: 'rice-chiffon' }),
]
