import type { PolicyLookup } from '../outgoing-rules.ts'
import { metaLength } from '../text-length.ts'
import type { FlowDraft, FlowStep } from './flow.ts'

/** `automation.flow-problem.<kind>` is its sentence in both locales. */
export type FlowProblemKind =
  | 'name-empty' | 'text-empty' | 'text-too-long' | 'choice-empty' | 'choice-twice' | 'choice-too-long' | 'too-many-choices' | 'list-button-empty' | 'field-missing' | 'link-broken'
  | 'step-missing' | 'loop' | 'unreachable' | 'choice-ends' | 'beyond-cap' | 'label-gone'
/** Advice does not keep a flow from being saved. `step` null: the flow as a whole; `choice` counts from 0. */
export type FlowProblem = { kind: FlowProblemKind; isAdvice: boolean; step: string | null; choice: number | null; policyKey: string | null; params: Record<string, string | number> }

/** Every step that this one may lead to; null ends the flow. */
export function nextsOf(step: FlowStep): (string | null)[] {
  if (step.kind === 'handover') return []
  return step.kind === 'menu' ? step.choices.map(({ next }) => next) : [step.next]
}

/** What is wrong with a flow or worth a thought, in the order of its steps. */
export function flowProblems(draft: FlowDraft, { policy, fieldIds, labelIds }: { policy: PolicyLookup; fieldIds: ReadonlySet<number>; /** Null: not known yet. */ labelIds: ReadonlySet<number> | null }): FlowProblem[] {
  const problems: FlowProblem[] = []
  const add = (kind: FlowProblemKind, more: Partial<FlowProblem> = {}) => problems.push({ kind, isAdvice: false, step: null, choice: null, policyKey: null, params: {}, ...more })
  if (draft.name.trim() === '') add('name-empty')
  const known = new Set(draft.steps.map(({ id }) => id))
  if (!known.has(draft.firstStep) || known.size < draft.steps.length) add('step-missing')
  const reached = reachableFrom(draft)
  for (const step of draft.steps) {
    for (const problem of [...textProblems(step, policy), ...(step.kind === 'menu' ? menuProblems(step, policy) : [])]) add(problem.kind, { ...problem, step: step.id })
    if (step.kind === 'ask' && !fieldIds.has(step.fieldId)) add('field-missing', { step: step.id })
    if (labelIds && labelsOf(step).some((id) => !labelIds.has(id))) add('label-gone', { isAdvice: true, step: step.id })
    if (step.kind === 'say' && step.extra && (step.extra.displayText.trim() === '' || !/^https?:\/\/[^\s/]+\.[^\s]+$/iu.test(step.extra.url))) add('link-broken', { step: step.id })
    if (nextsOf(step).some((next) => next !== null && !known.has(next))) add('step-missing', { step: step.id })
    if (!reached.has(step.id)) add('unreachable', { isAdvice: true, step: step.id })
  }
  const limit = policy('automation.cap')
  for (const step of stepsBeyond(draft, limit)) add('beyond-cap', { isAdvice: true, step, policyKey: 'automation.cap', params: { limit } })
  const circle = silentCircle(draft)
  if (circle !== null) add('loop', { step: circle })
  return problems
}

function labelsOf(step: FlowStep): number[] {
  if (step.kind === 'label') return [...step.addLabels, ...step.removeLabels]
  return step.kind === 'menu' ? step.choices.flatMap(({ addLabels }) => addLabels) : []
}

type Found = Pick<FlowProblem, 'kind'> & Partial<FlowProblem>

function textProblems(step: FlowStep, policy: PolicyLookup): Found[] {
  if (step.kind === 'label') return []
  const body = step.body ?? ''
  if (body.trim() === '') return step.kind === 'handover' ? [] : [{ kind: 'text-empty' }]
  const key = step.kind === 'menu' ? (step.menu === 'list' ? 'interactive.list-body' : 'interactive.body') : 'text.body'
  const longest = Math.max(metaLength(body), step.kind === 'ask' ? metaLength(step.retry ?? '') : 0)
  return longest > policy(key) ? [{ kind: 'text-too-long', policyKey: key, params: { limit: policy(key), length: longest } }] : []
}

function menuProblems({ menu, choices, listButton }: Extract<FlowStep, { kind: 'menu' }>, policy: PolicyLookup): Found[] {
  const [countKey, titleKey] = menu === 'list' ? ['interactive.list-rows', 'interactive.row-title'] as const : ['interactive.buttons', 'interactive.button-title'] as const
  const titles = choices.map(({ title }) => title.trim())
  const found: Found[] = titles.flatMap((title, choice): Found[] => {
    if (title === '') return [{ kind: 'choice-empty', choice }]
    if (titles.indexOf(title) < choice) return [{ kind: 'choice-twice', choice, params: { title } }]
    if (metaLength(title) > policy(titleKey)) return [{ kind: 'choice-too-long', choice, policyKey: titleKey, params: { limit: policy(titleKey), title } }]
    const description = choices[choice]?.description ?? ''
    if (menu === 'list' && metaLength(description) > policy('interactive.row-description')) return [{ kind: 'choice-too-long', choice, policyKey: 'interactive.row-description', params: { limit: policy('interactive.row-description'), title } }]
    return choices[choice]?.next === null && choices[choice].addLabels.length === 0 ? [{ kind: 'choice-ends', isAdvice: true, choice, params: { title } }] : []
  })
  if (choices.length > policy(countKey)) found.push({ kind: 'too-many-choices', policyKey: countKey, params: { limit: policy(countKey), count: choices.length } })
  if (menu === 'list' && (listButton.trim() === '' || metaLength(listButton) > policy('interactive.list-button'))) found.push({ kind: 'list-button-empty', policyKey: 'interactive.list-button', params: { limit: policy('interactive.list-button') } })
  return found
}

function reachableFrom({ firstStep, steps }: FlowDraft): Set<string> {
  const reached = new Set<string>()
  const waiting = [firstStep]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = steps.find((one) => one.id === id)
    if (!step || reached.has(id)) continue
    reached.add(id)
    waiting.push(...nextsOf(step).filter((next) => next !== null))
  }
  return reached
}

/** Steps that even the shortest way reaches only after all automatic messages of a day. */
function stepsBeyond({ firstStep, steps }: FlowDraft, limit: number): string[] {
  const sentAt = new Map<string, number>()
  const waiting: [string, number][] = [[firstStep, 0]]
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    const [id, sentBefore] = entry
    const step = steps.find((one) => one.id === id)
    if (!step) continue
    const sent = sentBefore + (speaks(step) ? 1 : 0)
    if ((sentAt.get(id) ?? Number.POSITIVE_INFINITY) <= sent) continue
    sentAt.set(id, sent)
    for (const next of nextsOf(step)) if (next !== null) waiting.push([next, sent])
  }
  return steps.flatMap(({ id }) => ((sentAt.get(id) ?? 0) > limit ? [id] : []))
}

/** What is said on the way goes out together with the next question. */
function speaks(step: FlowStep): boolean {
  switch (step.kind) {
    case 'menu': case 'ask': return true
    case 'say': return step.next === null
    case 'handover': return step.body !== null && step.body.trim() !== ''
    case 'label': return false
  }
}

/** A circle of steps that never asks anything would talk for ever; one that asks is a way back. */
function silentCircle({ steps }: FlowDraft): string | null {
  const silent = new Map(steps.flatMap((step) => (step.kind === 'say' || step.kind === 'label' ? [[step.id, step.next] as const] : [])))
  for (const start of silent.keys()) {
    let next = silent.get(start) ?? null
    for (let count = 0; next !== null && count <= silent.size; count += 1) {
      if (next === start) return start
      next = silent.get(next) ?? null
    }
  }
  return null
}
