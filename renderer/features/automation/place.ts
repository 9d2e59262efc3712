import { create } from 'zustand'
import type { FlowDraft } from '#shared/domain/automation/flow.ts'
import { noActions, noConditions, type RuleDraft, type RuleKind, type RuleRow, type RuleTrigger } from '#shared/domain/automation/rule.ts'

export const sections = ['activity', 'hours', 'guards', 'values', 'flows'] as const
export type Section = (typeof sections)[number]
export type Selection = Section | 'new' | number

type Place = {
  selected: Selection | null
  /** Changes not saved yet, also of rules not on screen: choosing another one loses nothing. */
  edits: Readonly<Record<string, RuleDraft>>
  /** The flow being edited; null: the list of them. Changes not saved yet stay, as those of rules do. */
  flow: number | 'new' | null
  flowEdits: Readonly<Record<string, FlowDraft>>
  /** Recent activity of one rule alone. */
  activityOf: number | null
}

export const useAutomationPlace = create<Place>(() => ({ selected: 'activity', edits: {}, flow: null, flowEdits: {}, activityOf: null }))

export const select = (selected: Selection | null) => useAutomationPlace.setState({ selected, activityOf: null })
export const showActivityOf = (ruleId: number) => useAutomationPlace.setState({ selected: 'activity', activityOf: ruleId })

const firstTrigger: Record<RuleKind, RuleTrigger> = {
  greeting: { kind: 'greeting', afterSilentDays: 14 },
  away: { kind: 'away', when: ['outside-hours', 'holiday'] },
  acknowledgement: { kind: 'acknowledgement' },
  keyword: { kind: 'keyword', match: 'any', words: [] },
  handover: { kind: 'handover', words: [] },
  event: { kind: 'event', event: { on: 'field-date', fieldId: 0, daysBefore: 0, isYearly: true, atMinute: 600 } },
}

export const blankRule = (kind: RuleKind): RuleDraft => ({
  name: '', isEnabled: true, trigger: firstTrigger[kind], conditions: noConditions, variants: kind === 'handover' ? [] : [{ body: '', extra: null, fileId: null }], actions: noActions,
})

export function startNew(kind: RuleKind): void {
  useAutomationPlace.setState(({ edits }) => ({ selected: 'new', edits: { ...edits, new: edits['new']?.trigger.kind === kind ? edits['new'] : blankRule(kind) } }))
}

/** A rule for a word that customers use; a new one that was begun takes it in. */
export function startWithWord(word: string): void {
  startNew('keyword')
  const begun = useAutomationPlace.getState().edits['new']
  if (begun?.trigger.kind !== 'keyword' || begun.trigger.words.includes(word)) return
  changeEdit('new', { ...begun, name: begun.name || word, trigger: { ...begun.trigger, words: [...begun.trigger.words, word] } })
}

export const draftOf = ({ name, isEnabled, trigger, conditions, variants, actions }: RuleRow): RuleDraft => ({ name, isEnabled, trigger, conditions, variants, actions })

export function changeEdit(key: number | 'new', draft: RuleDraft): void {
  useAutomationPlace.setState(({ edits }) => ({ edits: { ...edits, [key]: draft } }))
}

export function dropEdit(key: number | 'new'): void {
  useAutomationPlace.setState(({ edits, selected }) => ({ edits: Object.fromEntries(Object.entries(edits).filter(([name]) => name !== String(key))), selected: key === 'new' && selected === 'new' ? 'activity' : selected }))
}

export const openFlow = (flow: number | 'new' | null) => useAutomationPlace.setState({ flow })
export const changeFlow = (key: number | 'new', draft: FlowDraft) => useAutomationPlace.setState(({ flowEdits }) => ({ flowEdits: { ...flowEdits, [key]: draft } }))
export const dropFlow = (key: number | 'new') => useAutomationPlace.setState(({ flowEdits }) => ({ flowEdits: Object.fromEntries(Object.entries(flowEdits).filter(([name]) => name !== String(key))) }))

export const isSame = <Draft extends RuleDraft | FlowDraft>(one: Draft, other: Draft) => JSON.stringify(one) === JSON.stringify(other)
