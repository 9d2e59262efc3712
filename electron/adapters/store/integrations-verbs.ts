import type { HookStore, IntegrationsStore } from '#core/ports/store/integrations-store.ts'
import * as upserts from './contact-upserts.store.ts'
import * as hooks from './hooks.store.ts'
import * as integrations from './integrations.store.ts'
import type { Verbs } from './store-verbs.ts'

export function integrationsVerbs({ read, write }: Verbs): IntegrationsStore & HookStore {
  return {
    localApi: read(integrations.localApi),
    saveLocalApi: write('synced', integrations.saveLocalApi),
    apiKeys: read(integrations.apiKeys),
    addApiKey: write('synced', integrations.addApiKey),
    removeApiKey: write('synced', integrations.removeApiKey),
    noteApiKeyUse: write('relaxed', integrations.noteApiKeyUse),
    contactIds: read(upserts.contactIds),
    contactNamed: read(upserts.contactNamed),
    upsertContacts: write('synced', upserts.upsertContacts),

    hooks: read(hooks.hooks),
    saveHook: write('synced', hooks.saveHook),
    removeHook: write('synced', hooks.removeHook),
    resumeHook: write('synced', hooks.resumeHook),
    dueHooks: read(hooks.dueHooks),
    claimHookNews: write('relaxed', hooks.claimHookNews),
    settleHookNews: write('relaxed', hooks.settleHookNews),
  }
}
