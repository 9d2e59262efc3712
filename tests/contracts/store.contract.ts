import { describe } from 'vitest'
import type { Clock } from '#core/ports/clock.ts'
import type { Store } from '#core/ports/store/store.ts'
import { customerTableContract } from './store/customer-table.contract.ts'
import { customersContract } from './store/customers.contract.ts'
import { consentContract } from './store/consent.contract.ts'
import { inboundContract } from './store/inbound.contract.ts'
import { integrationsContract } from './store/integrations.contract.ts'
import { outboxContract } from './store/outbox.contract.ts'
import { peopleContract } from './store/people.contract.ts'
import { productsContract } from './store/products.contract.ts'
import { quickRepliesContract } from './store/quick-replies.contract.ts'
import { readingContract } from './store/reading.contract.ts'
import { storeUnderTest } from './store/store-under-test.ts'

/** What every implementation of the store port must do; run on each of them. */
export function storeContract(name: string, open: (clock: Clock) => Promise<Store>): void {
  describe(`store contract: ${name}`, () => {
    const shop = storeUnderTest(open)
    inboundContract(shop)
    consentContract(shop)
    peopleContract(shop)
    outboxContract(shop)
    readingContract(shop)
    customersContract(shop)
    customerTableContract(shop)
    quickRepliesContract(shop)
    productsContract(shop)
    integrationsContract(shop)
  })
}
