import { call } from '@orpc/server'
import type { AppEvent } from '#shared/contract/events.ts'
import { programActor } from '#shared/domain/actor.ts'
import type { LabelColor } from '#shared/domain/labels.ts'
import type { Language } from '#shared/locales/translate.ts'
import { AccountNotices } from './account/account-notices.ts'
import { AccountWatch } from './account/account-watch.ts'
import { accountRouter } from './account/account-router.ts'
import { HealthBoard } from './account/health-board.ts'
import { AutomationEngine } from './automation/automation-engine.ts'
import { AutomationLibrary } from './automation/automation-library.ts'
import { automationRouter } from './automation/automation-router.ts'
import { ShopValues } from './automation/shop-values.ts'
import { DryRuns } from './automation/dry-runs.ts'
import { PhoneGreetings } from './automation/phone-greetings.ts'
import { ConsentConfirmations } from './consent/consent-confirmations.ts'
import { consentRouter } from './consent/consent-router.ts'
import { contactsRouter } from './contacts/contacts-router.ts'
import { conversationsRouter } from './conversations/conversations-router.ts'
import { ReadReceipts } from './conversations/read-receipts.ts'
import { customersRouter } from './customers/customers-router.ts'
import { draftsRouter } from './drafts/drafts-router.ts'
import { EventHub } from './events/event-hub.ts'
import { eventsRouter } from './events/events-router.ts'
import { ExportDesk } from './exports/export-desk.ts'
import { exportsRouter } from './exports/exports-router.ts'
import { fieldsRouter } from './fields/fields-router.ts'
import { hoursRouter } from './hours/hours-router.ts'
import { Housekeeping } from './housekeeping/housekeeping.ts'
import { ImportDesk } from './imports/import-desk.ts'
import { importsRouter } from './imports/imports-router.ts'
import { Hooks } from './integrations/hooks.ts'
import { Integrations } from './integrations/integrations.ts'
import { integrationsRouter } from './integrations/integrations-router.ts'
import { LocalApi } from './integrations/local-api.ts'
import { JournalWriter } from './inbound/journal-writer.ts'
import { Projector } from './inbound/projector.ts'
import { AutomaticMessages } from './kernel/automatic-messages.ts'
import { Downloads } from './kernel/downloads.ts'
import type { FeaturePorts } from './kernel/feature-ports.ts'
import { ShopFacts } from './kernel/shop-facts.ts'
import { ShopHours } from './kernel/shop-hours.ts'
import { ShownNumbers } from './kernel/shown-numbers.ts'
import { SignalBus } from './kernel/signals.ts'
import { StepsUnderWay } from './kernel/steps-under-way.ts'
import { SteadyTime } from './kernel/steady-time.ts'
import { WakefulLoop } from './kernel/wakeful-loop.ts'
import { labelsRouter } from './labels/labels-router.ts'
import { MediaDownloads } from './media/media-downloads.ts'
import { messagesRouter } from './messages/messages-router.ts'
import { ArrivalNotifier } from './notifications/arrival-notifier.ts'
import type { Ports } from './ports/ports.ts'
import { quickRepliesRouter } from './quick-replies/quick-replies-router.ts'
import { productsRouter } from './products/products-router.ts'
import { purchasesRouter } from './purchases/purchases-router.ts'
import { searchRouter } from './search/search-router.ts'
import { createSending } from './sending/create-sending.ts'
import { segmentsRouter } from './segments/segments-router.ts'
import { sendingRouter } from './sending/sending-router.ts'
import { settingsRouter } from './settings/settings-router.ts'

export type CoreOptions = {
  /** Version of the app, for diagnostics. */
  version: string
  /** What `language: 'system'` means on this computer. */
  systemLanguage: Language
  /** IANA name of this computer's time zone, until the owner names the shop's. */
  systemTimeZone: string
  /** When the latest good backup was made; null: none. */
  latestBackupAtMs: () => Promise<number | null>
}

export type Core = ReturnType<typeof createCore>

/**
 * The whole application without any host, and the only way in. Features never call each other: what one did,
 * the others hear on the signal bus, and only this file knows who listens.
 */
export function createCore(ports: Ports, options: CoreOptions) {
  const signals = new SignalBus()
  const facts = new ShopFacts(ports.store, signals)
  const numbers = new ShownNumbers(() => facts.account?.displayPhoneNumber ?? null)
  const language = () => (facts.settings.language === 'system' ? options.systemLanguage : facts.settings.language)
  const shopHours = new ShopHours({ ...ports, signals }, options.systemTimeZone, language)
  const parts: FeaturePorts = { ...ports, facts, shopHours, signals, numbers, steps: new StepsUnderWay() }
  const time = new SteadyTime(ports.clock)
  const automatic = new AutomaticMessages(time)

  const hub = new EventHub(ports.clock)
  const sending = createSending(parts, time, (state) => hub.publish({ type: 'sending', state }))
  const health = new HealthBoard(parts, (state) => hub.publish({ type: 'health', health: state }))
  const account = new AccountWatch(parts)
  const notices = new AccountNotices(parts, (standing) => health.accountSeen(standing))
  const notifier = new ArrivalNotifier(parts, options.systemLanguage, (notification) => hub.publish({ type: 'notify', notification }))
  const offered = new Downloads(ports)
  const imports = new ImportDesk(parts, offered)
  const exports = new ExportDesk(parts, offered, language)
  const downloads = new MediaDownloads(parts, () => mediaLoop.wake())
  const library = new AutomationLibrary(parts)
  const automation = new AutomationEngine(parts, time, library, language)
  const dryRuns = new DryRuns(parts, library, language)
  const projector = new Projector(parts, time, () => library.isListening)
  const phoneGreetings = new PhoneGreetings(parts, library)
  const housekeeping = new Housekeeping(parts, {
    latestBackupAtMs: options.latestBackupAtMs,
    backupSeen: (atMs) => health.backupSeen(atMs),
    clockChecked: (latestSeenMs) => health.clockChecked(latestSeenMs),
  })

  const confirmations = new ConsentConfirmations(parts)
  const labels = labelsRouter(parts)
  const values = new ShopValues(parts, library)
  const calls = {
    createLabel: (label: { name: string; color: LabelColor }) => call(labels.create, label, { context: { actor: programActor } }),
    setValues: (variables: { key: string; value: string }[]) => values.set(variables),
    addCodes: (key: string, codes: readonly string[]) => values.addCodes(key, codes),
  }
  const integrations = new Integrations(parts, new LocalApi(parts, { version: options.version, language, calls, automatic }))
  const hooks = new Hooks(parts, time, () => hooksLoop.wake())

  const projectionLoop = new WakefulLoop(parts, 'inbound', () => projector.projectNext())
  const automationLoop = new WakefulLoop(parts, 'automation', () => automatic.alone(() => automation.decideNext()))
  const mediaLoop = new WakefulLoop(parts, 'media', () => downloads.downloadNext())
  const accountLoop = new WakefulLoop(parts, 'account', () => account.check())
  const consentLoop = new WakefulLoop(parts, 'consent', () => confirmations.confirmNext())
  const housekeepingLoop = new WakefulLoop(parts, 'housekeeping', () => housekeeping.tidy())
  const hooksLoop = new WakefulLoop(parts, 'hooks', () => hooks.deliverNext())
  const journalWriter = new JournalWriter(parts, () => projectionLoop.wake())

  for (const news of ['changed', 'projected', 'labels-changed'] as const) signals.on(news, () => hooks.somethingHappened())
  signals.on('changed', (changes) => {
    hub.changed(changes)
    if (changes.conversationIds?.length) notifier.badgeChanged()
    if (changes.contactIds?.length && library.book.events.length > 0) automationLoop.wake()
  })
  signals.on('projected', ({ arrived, messages, mediaToDownload, accountNotices }) => {
    if (arrived.length > 0) {
      notifier.arrived(arrived)
      automationLoop.wake()
      consentLoop.wake()
    }
    phoneGreetings.look(messages)
    if (mediaToDownload.length > 0) mediaLoop.wake()
    if (accountNotices.length === 0) return
    notices.note(accountNotices)
    accountLoop.wake()
  })
  signals.on('media-wanted', () => mediaLoop.wake())
  signals.on('api-recovered', () => mediaLoop.wake())
  signals.on('token-replaced', () => {
    if (sending.pause.reason === 'token-invalid' || sending.pause.reason === 'not-permitted') void sending.pause.resume()
    mediaLoop.wake()
  })
  signals.on('library-changed', (part) => {
    hub.publish({ type: 'library', part })
    if (part === 'automation') automationLoop.wake()
    if (part === 'fields') void library.load().catch((error: unknown) => ports.log.error('automation.not-read', error))
  })
  signals.on('rules-changed', () => void library.changed().catch((error: unknown) => ports.log.error('automation.not-read', error)))
  signals.on('progress', (progress) => hub.publish({ type: 'progress', ...progress }))
  signals.on('settings-changed', (settings) => hub.publish({ type: 'settings', settings }))
  signals.on('policy-changed', () => hub.publish({ type: 'settings', settings: facts.settings }))

  return {
    ports,
    /** A limit in force right now, in the unit of its entry. */
    policy: (key: string): number => facts.policy(key),
    router: {
      account: accountRouter(parts, account, health, options.version),
      automation: automationRouter(parts, time, library, dryRuns, values, language),
      consent: consentRouter(parts),
      contacts: contactsRouter(parts),
      conversations: conversationsRouter(parts, new ReadReceipts(parts)),
      customers: customersRouter(parts),
      drafts: draftsRouter(parts),
      events: eventsRouter(hub),
      exports: exportsRouter(exports),
      fields: fieldsRouter(parts),
      imports: importsRouter(imports, language),
      integrations: integrationsRouter(integrations, hooks),
      labels,
      hours: hoursRouter(parts, language),
      messages: messagesRouter(parts),
      quickReplies: quickRepliesRouter(parts, options.systemLanguage),
      products: productsRouter(parts, (fed) => values.set(fed)),
      purchases: purchasesRouter(parts),
      search: searchRouter(parts),
      segments: segmentsRouter(parts),
      sending: sendingRouter(parts, sending),
      settings: settingsRouter(parts),
    },
    /** What calls have prepared to be saved, for the host to serve. */
    downloads: offered,
    /** Called with verified bytes: once it resolves the delivery is on disk and may be acknowledged. */
    journal: (body: Uint8Array, sha256: Uint8Array): Promise<void> => journalWriter.append(body, sha256),
    /** Tells every connected screen. */
    publish: (event: AppEvent): void => hub.publish(event),
    subscribe: () => hub.subscribe(),
    /** Makes what was left over from the last run good, then keeps going until `stop`. */
    async start(): Promise<void> {
      const { latestSeenMs } = await ports.store.touchClock(ports.clock.nowMs())
      time.raiseTo(latestSeenMs)
      health.clockChecked(latestSeenMs)
      await facts.load()
      await shopHours.load()
      await library.load()
      await notices.load()
      await sending.start()
      for (const loop of [projectionLoop, automationLoop, consentLoop, mediaLoop, accountLoop, housekeepingLoop]) loop.start()
      notifier.badgeChanged()
      await hooks.load()
      hooksLoop.start()
      await integrations.start()
      await exports.sweep()
    },
    /** Ends everything in order: no request is begun any more, what is on its way is waited for and recorded. */
    async stop(): Promise<void> {
      dryRuns.stopAll()
      await exports.stop()
      await integrations.stop()
      await hooks.stop()
      await hooksLoop.stop()
      await Promise.all([accountLoop.stop(), housekeepingLoop.stop(), projectionLoop.stop(), automationLoop.stop(), consentLoop.stop()])
      await sending.stop()
      await mediaLoop.stop()
      await downloads.stop()
      notifier.stop()
      health.stop()
      hub.close()
    },
  }
}
