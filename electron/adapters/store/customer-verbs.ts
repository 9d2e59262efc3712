import type { CustomerStore } from '#core/ports/store/customer-store.ts'
import { contactId } from '#shared/domain/ids.ts'
import { noteContactEvent } from './contact-events.store.ts'
import { countedMessages } from './contact-metrics.store.ts'
import { conversationOf } from './contact-merge.store.ts'
import { mergeWithUndo } from './contact-unmerge.store.ts'
import * as fields from './fields.store.ts'
import * as labels from './labels.store.ts'
import * as marks from './marks.store.ts'
import { dismissMerge, mergeSuggestionsOf, scanForMerges } from './merge-suggestions.store.ts'
import { archiveCustomers } from './organizing.store.ts'
import { passLabelOn } from './passed-labels.store.ts'
import * as purchases from './purchases.store.ts'
import type { Verbs } from './store-verbs.ts'
import { contactTimeline } from './timeline.store.ts'
import { pruneUndo, undoNextPart } from './undo.store.ts'
import { endUndo, recentChanges, startUndo } from './undo-steps.store.ts'

export function customerVerbs({ read, write }: Verbs): CustomerStore {
  return {
    labels: read(labels.labels),
    addLabel: write('synced', labels.addLabel),
    updateLabel: write('synced', labels.updateLabel),
    placeLabels: write('synced', labels.placeLabels),
    deleteLabel: write('synced', labels.deleteLabel),
    passLabelOn: write('synced', passLabelOn),
    conversationsOf: read((driver, ...[ids]: Parameters<CustomerStore['conversationsOf']>) => ids.flatMap((id) => conversationOf(driver, contactId(id)) ?? [])),
    labelledContacts: read(labels.labelledContacts),
    changeLabels: write('synced', labels.changeLabels),

    fields: read(fields.fields),
    addField: write('synced', fields.addField),
    updateField: write('synced', fields.updateField),
    placeFields: write('synced', fields.placeFields),
    deleteField: write('synced', fields.deleteField),
    fieldUse: read(fields.fieldUse),
    fieldValues: read(fields.fieldValues),
    setFieldValues: write('synced', fields.setFieldValues),

    purchases: read(purchases.purchases),
    purchaseTotals: read(purchases.purchaseTotals),
    addPurchases: write('synced', purchases.addPurchases),
    deletePurchase: write('synced', purchases.deletePurchase),

    setVips: write('synced', marks.setVips),
    archiveCustomers: write('synced', archiveCustomers),
    addComplaint: write('synced', marks.addComplaint),
    deleteComplaint: write('synced', marks.deleteComplaint),
    noteContactEvent: write('synced', noteContactEvent),

    mergeSuggestionsOf: read(mergeSuggestionsOf),
    scanForMerges: read(scanForMerges),
    dismissMerge: write('synced', dismissMerge),
    mergeContacts: write('synced', mergeWithUndo),

    contactTimeline: read(contactTimeline),
    countedMessages: read(countedMessages),

    startUndo: write('synced', startUndo),
    endUndo: write('synced', endUndo),
    recentChanges: read(recentChanges),
    undoNextPart: write('synced', undoNextPart),
    pruneUndo: write('relaxed', pruneUndo),
  }
}
