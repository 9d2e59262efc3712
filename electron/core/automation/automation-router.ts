import { conversationId, messageId } from '#shared/domain/ids.ts'
import { flowProblems } from '#shared/domain/automation/flow-check.ts'
import { linkProblems, type KnownLinks } from '#shared/domain/automation/rule-links.ts'
import type { AutomationRule, RuleDraft } from '#shared/domain/automation/rule.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import { plainVariables } from '#shared/domain/text-variables.ts'
import type { Language } from '#shared/locales/translate.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { localText } from '../kernel/local-text.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import { answerCounts } from './answer-counts.ts'
import type { AutomationLibrary } from './automation-library.ts'
import { budgetOf } from './budget.ts'
import { previewOf, problemsOf, type Surroundings } from './check-rule.ts'
import type { DryRuns } from './dry-runs.ts'
import { replySpeed } from './reply-speed.ts'
import { RuleBook } from './rule-book.ts'
import { keywordSuggestions } from './suggestions.ts'
import type { ShopValues } from './shop-values.ts'

const dayMs = 86_400_000

export function automationRouter(ports: FeaturePorts, time: SteadyTime, library: AutomationLibrary, dryRuns: DryRuns, values: ShopValues, language: () => Language) {
  const { store, clock, facts } = ports
  const { automation } = rpc

  const surroundings = async (ruleId: number | null, draft: RuleDraft): Promise<Surroundings> => ({
    ruleId, others: await store.automationRules(), variables: library.variables, known: await knownLinks(), hours: ports.shopHours.settings, files: await filesOf(draft), policy: (key) => facts.policy(key), sampleValues: sampleValues(library.variables, language()),
  })
  const knownLinks = async (): Promise<KnownLinks> => ({
    labelIds: new Set((await store.labels()).map(({ id }) => id)),
    dateFieldIds: new Set((await store.fields()).flatMap(({ id, kind }) => (kind === 'date' ? [id] : []))),
    flowIds: new Set((await store.flows()).map(({ id }) => id)),
    ruleIds: new Set((await store.automationRules()).map(({ id }) => id)),
    variables: new Set(Object.keys(library.variables)),
  })
  const filesOf = async ({ variants }: RuleDraft): Promise<Map<number, KeptFile>> => {
    const files = new Map<number, KeptFile>()
    for (const { fileId } of variants) {
      const kept = fileId === null ? null : await store.keptFile(fileId)
      if (!kept) continue
      const { key: _key, ...file } = kept
      files.set(file.id, file)
    }
    return files
  }
  const shopTime = (ms: number): string => {
    const { day, minute } = ports.shopHours.shopTimeAt(ms)
    return `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  }
  const rowOf = async (ruleId: number) => found((await store.ruleRows(clock.nowMs())).find(({ id }) => id === ruleId))
  const changed = () => library.changed()
  const budget = (id: number) => budgetOf(ports, time, library, conversationId(id))

  const bookFor = async (ruleId: number | null, draft: RuleDraft | null): Promise<RuleBook> => {
    const rules = await store.automationRules()
    const flows = await store.flows()
    const asRule = (one: RuleDraft, id: number): AutomationRule => ({ ...one, id, position: 0, isEnabled: true })
    if (draft) return new RuleBook([asRule(draft, ruleId ?? Number.MAX_SAFE_INTEGER)], flows)
    return ruleId === null ? new RuleBook(rules, flows) : new RuleBook([asRule(found(rules.find(({ id }) => id === ruleId)), ruleId)], flows)
  }

  return {
    settings: automation.settings.handler(() => library.settings),
    saveSettings: automation.saveSettings.handler(async ({ input }) => {
      await store.saveAutomationSettings(input)
      await changed()
      return library.settings
    }),

    rules: automation.rules.handler(async () => {
      const known = await knownLinks()
      return (await store.ruleRows(clock.nowMs())).map((rule) => ({ ...rule, gone: linkProblems(rule, known) }))
    }),
    saveRule: automation.saveRule.handler(async ({ input }) => {
      const problem = problemsOf(input.draft, await surroundings(input.ruleId, input.draft)).find(({ isAdvice }) => !isAdvice)
      if (problem) throw refused('rule-incomplete', problem.policyKey, { problem: problem.kind, ...problem.params })
      const saved = found(await store.saveRule(input.ruleId, input.draft))
      await changed()
      return rowOf(saved)
    }),
    setRuleEnabled: automation.setRuleEnabled.handler(async ({ input }) => {
      if (!(await store.setRuleEnabled(input.ruleId, input.isEnabled))) found(null)
      await changed()
    }),
    orderRules: automation.orderRules.handler(async ({ input }) => {
      await store.orderRules(input.kind, input.ruleIds)
      await changed()
    }),
    removeRule: automation.removeRule.handler(async ({ input }) => {
      if (!(await store.removeRule(input.ruleId, clock.nowMs()))) found(null)
      await changed()
    }),
    restoreRule: automation.restoreRule.handler(async ({ input }) => {
      if (!(await store.restoreRule(input.ruleId))) found(null)
      await changed()
      return rowOf(input.ruleId)
    }),
    checkRule: automation.checkRule.handler(async ({ input }) => {
      const around = await surroundings(input.ruleId, input.draft)
      return { problems: problemsOf(input.draft, around), previews: input.draft.variants.map((variant) => previewOf(variant, around)), files: [...around.files.values()] }
    }),

    traceOf: automation.traceOf.handler(({ input }) => store.traceOf(messageId(input.messageId))),
    traces: automation.traces.handler(({ input }) => store.traces(input)),
    budget: automation.budget.handler(({ input }) => budget(input.conversationId)),
    setSilence: automation.setSilence.handler(async ({ input }) => {
      const untilMs = input.untilMs === null ? null : time.nowMs() + Math.max(0, input.untilMs - clock.nowMs())
      await store.setSilence(conversationId(input.conversationId), untilMs)
      ports.signals.emit('changed', { conversationIds: [conversationId(input.conversationId)] })
      return budget(input.conversationId)
    }),
    automationHealth: automation.automationHealth.handler(async () => {
      const { repliedCount, stoppedCount, decisionP95Ms } = await store.traceCounts(time.nowMs() - dayMs)
      const speed = replySpeed(await store.replyTimes(time.nowMs() - dayMs, time.nowMs()), (key) => facts.policy(key))
      return { doubleGreeting: await store.phoneGreetings(clock.nowMs() - 30 * dayMs), repliedTodayCount: repliedCount, stoppedTodayCount: stoppedCount, decisionP95Ms, speed }
    }),

    answerCounts: automation.answerCounts.handler(() => answerCounts(ports, clock.nowMs() - 30 * dayMs)),

    startDryRun: automation.startDryRun.handler(async ({ input }) => dryRuns.start(await bookFor(input.ruleId, input.draft), input.messageCount, input.draft ? await filesOf(input.draft) : library.files)),
    dryRun: automation.dryRun.handler(({ input }) => dryRuns.result(input.runId)),
    cancelDryRun: automation.cancelDryRun.handler(({ input }) => dryRuns.cancel(input.runId)),

    suggestions: automation.suggestions.handler(() => keywordSuggestions(ports, library)),
    dismissSuggestion: automation.dismissSuggestion.handler(async ({ input }) => {
      await store.dismissWord(input.word, input.isDismissed)
      ports.signals.emit('library-changed', 'automation')
    }),

    flows: automation.flows.handler(() => store.flows()),
    saveFlow: automation.saveFlow.handler(async ({ input }) => {
      const fieldIds = new Set((await store.fields()).map(({ id }) => id))
      const labelIds = new Set((await store.labels()).map(({ id }) => id))
      const problem = flowProblems(input.draft, { policy: (key) => facts.policy(key), fieldIds, labelIds }).find(({ isAdvice }) => !isAdvice)
      if (problem) throw refused('rule-incomplete', problem.policyKey, { problem: problem.kind, ...problem.params })
      const saved = found(await store.saveFlow(input.flowId, input.draft))
      await changed()
      return found((await store.flows()).find(({ id }) => id === saved))
    }),
    removeFlow: automation.removeFlow.handler(async ({ input }) => {
      if (!(await store.removeFlow(input.flowId))) found(null)
      await changed()
    }),

    variables: automation.variables.handler(() => store.shopVariables()),
    setVariables: automation.setVariables.handler(async ({ input }) => {
      await values.set(input.variables)
      return store.shopVariables()
    }),
    importVariables: automation.importVariables.handler(({ input }) => values.importValues(input.text)),
    removeVariable: automation.removeVariable.handler(async ({ input }) => {
      await store.removeShopVariable(input.key)
      await changed()
    }),

    codePools: automation.codePools.handler(() => store.codePools()),
    saveCodePool: automation.saveCodePool.handler(async ({ input }) => {
      await store.saveCodePool(input)
      await changed()
      return found((await store.codePools()).find(({ key }) => key === input.key))
    }),
    addCodes: automation.addCodes.handler(({ input }) => values.addCodes(input.key, input.codes)),
    exportGivenCodes: automation.exportGivenCodes.handler(({ input }) => {
      const headings = (['code', 'name', 'phone', 'time'] as const).map((column) => localText(language(), `automation.given-${column}`))
      return values.givenCodes(input.key, headings, shopTime)
    }),
    removeCodePool: automation.removeCodePool.handler(async ({ input }) => {
      await store.removeCodePool(input.key)
      await changed()
    }),
  }
}

function sampleValues(variables: Readonly<Record<string, string>>, language: Language) {
  const name = language === 'ko' ? '김민지' : 'Minji Kim'
  const plain = Object.fromEntries(plainVariables.map((key) => [key, null]))
  return { ...plain, name, given_name: language === 'ko' ? '민지' : 'Minji', ...Object.fromEntries(Object.entries(variables).map(([key, value]) => [`shop.${key}`, value])) }
}
