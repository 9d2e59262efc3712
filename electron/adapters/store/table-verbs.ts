import type { TableStore } from '#core/ports/store/table-store.ts'
import type { CustomerAsker, CustomersQuestion } from './customer-questions.ts'
import { customersByIds } from './customer-rows.store.ts'
import * as segments from './segments.store.ts'
import { toStoreError } from './sqlite-failure.ts'
import type { Verbs } from './store-verbs.ts'

export function tableVerbs({ read, write }: Verbs, ask: CustomerAsker): TableStore {
  const asked = async <Answer>(question: CustomersQuestion): Promise<Answer> => {
    try {
      return (await ask(question)) as Answer
    } catch (error) {
      throw toStoreError(error)
    }
  }
  return {
    customerPage: (request) => asked({ ask: 'page', request }),
    customersByIds: read(customersByIds),
    countCustomers: (selection) => asked({ ask: 'count', selection }),
    customerIds: (selection, after, limit) => asked({ ask: 'ids', selection, after, limit }),
    explainSegment: (request) => asked({ ask: 'explain', request }),

    segments: read(segments.segments),
    saveSegment: write('synced', segments.saveSegment),
    deleteSegment: write('synced', segments.deleteSegment),
    customerViews: read(segments.customerViews),
    saveCustomerView: write('synced', segments.saveCustomerView),
    deleteCustomerView: write('synced', segments.deleteCustomerView),
  }
}
