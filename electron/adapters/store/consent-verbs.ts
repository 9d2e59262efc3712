import type { ConsentStore } from '#core/ports/store/consent-store.ts'
import * as consent from './consent.store.ts'
import type { Verbs } from './store-verbs.ts'

export function consentVerbs({ read, write }: Verbs): ConsentStore {
  return {
    consentOf: read(consent.consentOf),
    recordConsent: write('synced', consent.recordConsent),
    consentEvents: read(consent.consentEvents),
    consentCounts: read(consent.consentCounts),
    consentWords: read(consent.consentWords),
    saveConsentWords: write('synced', consent.saveConsentWords),
    unconfirmedConsent: read(consent.unconfirmedConsent),
    confirmConsent: write('synced', consent.confirmConsent),
  }
}
