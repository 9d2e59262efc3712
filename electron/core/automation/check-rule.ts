import type { RuleProblem, VariantPreview } from '#shared/contract/automation.ts'
import { foldPattern, foldWord } from '#shared/domain/automation/fold-for-match.ts'
import { linkProblems, type KnownLinks } from '#shared/domain/automation/rule-links.ts'
import type { AutomationRule, ReplyVariant, RuleDraft } from '#shared/domain/automation/rule.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { HoursSettings } from '#shared/domain/opening-hours.ts'
import { contentRefusal, type PolicyLookup } from '#shared/domain/outgoing-rules.ts'
import { metaLength } from '#shared/domain/text-length.ts'
import { fillText, isVariableName, parseText, variablesOf, type VariableValues } from '#shared/domain/text-variables.ts'
import { asOutgoing, fileContent, variantContent } from './compose-reply.ts'
import { contradictions } from './contradictions.ts'

/** Variables that have no value for somebody: a text must say what stands there then. */
const neverEmpty = (name: string) => name.startsWith('code.')

/** A voice message or a sticker takes no words along. */
const carriedTypes: ReadonlySet<KeptFile['type']> = new Set(['image', 'video', 'document'])

export type Surroundings = { ruleId: number | null; others: readonly AutomationRule[]; variables: Readonly<Record<string, string>>; known: KnownLinks; hours: HoursSettings; files: ReadonlyMap<number, KeptFile>; policy: PolicyLookup; sampleValues: VariableValues }

export function problemsOf(draft: RuleDraft, around: Surroundings): RuleProblem[] {
  const { policy } = around
  const problems: RuleProblem[] = [...wordProblems(draft, around), ...draft.variants.flatMap((variant, index) => variantProblems(variant, index, around))]
  const add = (kind: RuleProblem['kind'], more: Partial<RuleProblem> = {}) => problems.push(problem(kind, more))
  if (draft.variants.length > policy('automation.variants')) add('too-many-variants', { policyKey: 'automation.variants', params: { limit: policy('automation.variants') } })
  if (draft.variants.length === 0 && !acts(draft)) add('no-reply')
  if (around.ruleId === null && around.others.length >= policy('automation.rules')) add('too-many-rules', { policyKey: 'automation.rules', params: { limit: policy('automation.rules') } })
  for (const { kind, params } of contradictions(draft, around.hours)) add(kind, { isAdvice: true, params })
  for (const { kind, variant, params } of linkProblems(draft, around.known)) add(kind, { isAdvice: true, variant, params })
  return problems
}

const problem = (kind: RuleProblem['kind'], more: Partial<RuleProblem> = {}): RuleProblem => ({ kind, isAdvice: false, variant: null, policyKey: null, params: {}, ...more })

function acts({ trigger, actions }: RuleDraft): boolean {
  return trigger.kind === 'handover' || actions.handsOver || actions.startsFlowId !== null || actions.addLabels.length > 0 || actions.removeLabels.length > 0
}

function wordProblems({ trigger }: RuleDraft, { policy, others, ruleId }: Surroundings): RuleProblem[] {
  if (trigger.kind !== 'keyword' && trigger.kind !== 'handover') return []
  if (trigger.words.length === 0) return [problem('no-words')]
  if (trigger.words.length > policy('automation.words')) return [problem('too-many-words', { policyKey: 'automation.words', params: { limit: policy('automation.words') } })]
  const isPattern = trigger.kind === 'keyword' && trigger.match === 'pattern'
  const broken = trigger.words.flatMap((word) => {
    if (isPattern) return foldPattern(word).pieces.some((piece) => piece !== '*' && piece !== '?') ? [] : [problem('pattern-too-wide', { params: { word } })]
    return foldWord(word).text === '' ? [problem('word-empty', { params: { word } })] : []
  })
  return [...broken, ...shadowed(trigger.words, others.filter(({ id, isEnabled }) => id !== ruleId && isEnabled))]
}

/** The same word stands in another rule: only the first of them answers. */
function shadowed(words: readonly string[], others: readonly AutomationRule[]): RuleProblem[] {
  const taken = new Map(others.flatMap(({ name, trigger }) => (trigger.kind === 'keyword' || trigger.kind === 'handover' ? trigger.words.map((word) => [foldWord(word).text, name] as const) : [])))
  return words.flatMap((word) => {
    const rule = taken.get(foldWord(word).text)
    return rule === undefined ? [] : [problem('words-shadowed', { isAdvice: true, params: { word, rule } })]
  })
}

function variantProblems(variant: ReplyVariant, index: number, { files, policy, variables, sampleValues }: Surroundings): RuleProblem[] {
  const parts = parseText(variant.body)
  const used = variablesOf(parts)
  const unknown = used.filter(({ name }) => !isVariableName(name) || (name.startsWith('shop.') && !Object.hasOwn(variables, name.slice('shop.'.length))))
  const bare = used.filter(({ name, fallback }) => fallback === null && !unknown.some((one) => one.name === name) && !neverEmpty(name) && !name.startsWith('shop.'))
  const text = filled(variant.body, sampleValues)
  const length = metaLength(text)
  const file = variant.fileId === null ? null : (files.get(variant.fileId) ?? null)
  const refusal = variant.fileId !== null && !file ? null : contentRefusal(asOutgoing(file ? fileContent(text, file) : variantContent(text, variant)), file, policy)
  return [
    ...unknown.map(({ name }) => problem('unknown-variable', { variant: index, params: { name } })),
    ...bare.map(({ name }) => problem('needs-fallback', { variant: index, params: { name } })),
    ...(variant.fileId !== null && !file ? [problem('file-missing', { variant: index })] : []),
    ...(file && !carriedTypes.has(file.type) ? [problem('file-kind', { variant: index })] : []),
    ...(file && variant.extra ? [problem('file-with-extra', { variant: index })] : []),
    ...(refusal ? [problem('content-refused', { variant: index, policyKey: refusal.policyKey, params: { reason: refusal.reason, ...refusal.params } })] : []),
    ...(length > policy('automation.text') ? [problem('longer-than-advised', { isAdvice: true, variant: index, policyKey: 'automation.text', params: { length, limit: policy('automation.text') } })] : []),
  ]
}

/** What has neither a sample nor a fallback, such as a code, stands as dots. */
function filled(body: string, sampleValues: VariableValues): string {
  const parts = parseText(body)
  const bare = variablesOf(parts).filter(({ fallback }) => fallback === null)
  return fillText(parts, { ...Object.fromEntries(bare.map(({ name }) => [name, sampleValues[name] ?? '…'])), ...Object.fromEntries(Object.entries(sampleValues).filter(([, value]) => value)) }).text
}

/** The wording with sample values, and where a phone folds it. */
export function previewOf(variant: ReplyVariant, { sampleValues, policy }: Pick<Surroundings, 'sampleValues' | 'policy'>): VariantPreview {
  const text = filled(variant.body, sampleValues)
  const fold = policy('automation.text-fold')
  if (metaLength(text) <= fold) return { text, foldsAt: null }
  return { text, foldsAt: Array.from(text).slice(0, fold).join('').length }
}
