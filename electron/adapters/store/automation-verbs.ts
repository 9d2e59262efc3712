import type { AutomationStore } from '#core/ports/store/automation-store.ts'
import { answerTimesOf } from './answer-times.store.ts'
import * as facts from './automation-facts.store.ts'
import * as library from './automation-library.store.ts'
import * as rules from './automation-rules.store.ts'
import * as settle from './automation-settle.store.ts'
import { replyTimes } from './automation-speed.store.ts'
import * as traces from './automation-traces.store.ts'
import { filesOfRules } from './kept-files.store.ts'
import type { Verbs } from './store-verbs.ts'

export function automationVerbs({ read, write }: Verbs): AutomationStore {
  const settleSynced = write('synced', settle.settleAutomation)
  const settleRelaxed = write('relaxed', settle.settleAutomation)
  return {
    hoursSettings: read(rules.hoursSettings),
    saveHoursSettings: write('synced', rules.saveHoursSettings),
    automationSettings: read(rules.automationSettings),
    saveAutomationSettings: write('synced', rules.saveAutomationSettings),

    automationRules: read(rules.automationRules),
    ruleRows: read(rules.ruleRows),
    filesOfRules: read(filesOfRules),
    saveRule: write('synced', rules.saveRule),
    setRuleEnabled: write('synced', rules.setRuleEnabled),
    orderRules: write('synced', rules.orderRules),
    removeRule: write('synced', rules.removeRule),
    restoreRule: write('synced', rules.restoreRule),

    pendingMessages: read(facts.pendingMessages),
    pendingEvents: read(facts.pendingEvents),
    messageFacts: read(facts.messageFacts),
    eventFacts: read(facts.eventFacts),
    lastVariants: read(facts.lastVariants),
    dropEvent: write('relaxed', facts.dropEvent),
    waitingCustomers: read(facts.waitingCustomers),
    noteDateEvents: write('relaxed', facts.noteDateEvents),
    /** A decision that changes nothing outside may be lost with the power: its pending row comes back with it. */
    settleAutomation: (settlements) => (settlements.some(({ sends, silenceUntilMs }) => sends.length > 0 || silenceUntilMs !== null) ? settleSynced(settlements) : settleRelaxed(settlements)),
    silence: read(settle.silenceOf),
    setSilence: write('synced', settle.setSilence),
    budgetFacts: read((driver, ...[conversation, sinceMs]: Parameters<AutomationStore['budgetFacts']>) => {
      const { automatic, ...rest } = facts.budgetFacts(driver, conversation, sinceMs, Number.MAX_SAFE_INTEGER)
      return { automaticAtMs: automatic.map(({ atMs }) => atMs), ...rest }
    }),

    traceOf: read(traces.traceOf),
    traces: read(traces.traces),
    traceCounts: read(traces.traceCounts),
    replyTimes: read(replyTimes),
    answerTimes: read(answerTimesOf),
    pruneAutomation: write('relaxed', traces.pruneAutomation),
    notePhoneGreetings: write('relaxed', traces.notePhoneGreetings),
    phoneGreetings: read(traces.phoneGreetings),
    sampleMessages: read(facts.sampleMessages),

    latestQuestions: read(facts.latestQuestions),
    dismissedWords: read(library.dismissedWords),
    dismissWord: write('synced', library.dismissWord),

    flows: read(library.flows),
    saveFlow: write('synced', library.saveFlow),
    removeFlow: write('synced', library.removeFlow),
    shopVariables: read(library.shopVariables),
    setShopVariables: write('synced', library.setShopVariables),
    removeShopVariable: write('synced', library.removeShopVariable),
    codePools: read(library.codePools),
    saveCodePool: write('synced', library.saveCodePool),
    addCodes: write('synced', library.addCodes),
    givenCodes: read(library.givenCodes),
    removeCodePool: write('synced', library.removeCodePool),
  }
}
