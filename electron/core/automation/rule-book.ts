import { KeywordSet } from '#shared/domain/automation/keyword-set.ts'
import { guessLanguage } from '#shared/domain/automation/guess-language.ts'
import type { Flow, FlowStep } from '#shared/domain/automation/flow.ts'
import type { AutomationRule, RuleKind } from '#shared/domain/automation/rule.ts'
import type { Field } from '#shared/domain/fields.ts'
import { parseText, variablesOf } from '#shared/domain/text-variables.ts'

/** In this order rules are asked: what was said first, then what the moment calls for. */
const kindOrder: readonly RuleKind[] = ['handover', 'keyword', 'away', 'greeting', 'acknowledgement']

/** All rules that are on, prepared once, so that a message is read once however many rules there are. */
export class RuleBook {
  /** Answering to messages, in the order in which they are asked. */
  readonly rules: readonly AutomationRule[]
  readonly events: readonly AutomationRule[]
  readonly flows: ReadonlyMap<number, Flow>
  readonly fieldsById: ReadonlyMap<number, Field>
  readonly wants: { labels: boolean; fields: boolean; codePools: readonly string[]; isBusy: boolean }
  readonly #byId: ReadonlyMap<number, AutomationRule>
  readonly #queryOf = new Map<number, number>()
  readonly #keywords: KeywordSet

  constructor(rules: readonly AutomationRule[], flows: readonly Flow[] = [], fields: readonly Field[] = []) {
    const enabled = rules.filter(({ isEnabled }) => isEnabled)
    this.rules = kindOrder.flatMap((kind) => enabled.filter(({ trigger }) => trigger.kind === kind).toSorted((one, other) => one.position - other.position))
    this.events = enabled.filter(({ trigger }) => trigger.kind === 'event')
    this.flows = new Map(flows.filter(({ isEnabled }) => isEnabled).map((flow) => [flow.id, flow]))
    this.fieldsById = new Map(fields.map((field) => [field.id, field]))
    this.#byId = new Map(enabled.map((rule) => [rule.id, rule]))
    const worded = this.rules.filter(({ trigger }) => trigger.kind === 'keyword' || trigger.kind === 'handover')
    for (const [index, rule] of worded.entries()) this.#queryOf.set(rule.id, index)
    this.#keywords = new KeywordSet(worded.map(({ trigger }) => (trigger.kind === 'keyword' ? trigger : { match: 'any' as const, words: trigger.kind === 'handover' ? trigger.words : [] })))
    this.wants = wantsOf(enabled, [...this.flows.values()])
  }

  get isEmpty(): boolean {
    return this.rules.length === 0
  }

  rule(id: number): AutomationRule | null {
    return this.#byId.get(id) ?? null
  }

  /** What a message says: which rules' words it holds, and in which language it seems to be. */
  read(text: string | null): { says: (ruleId: number) => boolean; language: string | null } {
    if (text === null || text.trim() === '') return { says: () => false, language: null }
    const matches = this.#keywords.matches(text)
    return {
      language: guessLanguage(text),
      says: (ruleId) => {
        const query = this.#queryOf.get(ruleId)
        return query !== undefined && matches(query)
      },
    }
  }
}

function wantsOf(rules: readonly AutomationRule[], flows: readonly Flow[]): RuleBook['wants'] {
  const bodies = [...rules.flatMap(({ variants }) => variants.map(({ body }) => body)), ...flows.flatMap(({ steps }) => steps.flatMap(bodiesOf))]
  const names = bodies.flatMap((body) => variablesOf(parseText(body)).map(({ name }) => name))
  return {
    labels: names.includes('label') || rules.some(({ conditions }) => conditions.labelsAny.length > 0 || conditions.labelsNone.length > 0),
    fields: names.some((name) => name.startsWith('field.')),
    codePools: [...new Set(names.filter((name) => name.startsWith('code.')).map((name) => name.slice('code.'.length)))],
    isBusy: rules.some(({ trigger }) => trigger.kind === 'away' && trigger.when.includes('busy')),
  }
}

const bodiesOf = (step: FlowStep): string[] => ['body' in step ? (step.body ?? '') : '', step.kind === 'ask' ? (step.retry ?? '') : '']
