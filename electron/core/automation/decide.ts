import { foldForMatch } from '#shared/domain/automation/fold-for-match.ts'
import type { AutomationRule } from '#shared/domain/automation/rule.ts'
import { readPressed } from './button-ids.ts'
import { authorOf, DecisionDraft } from './decision-draft.ts'
import type { Decision, Question } from './decision.ts'
import { conditionMismatch, mismatchOf } from './fit.ts'
import { continueFlow, startFlow } from './flow-steps.ts'
import type { ReplyClass } from './guards.ts'
import { pickVariant } from './pick-variant.ts'
import type { RuleBook } from './rule-book.ts'

/**
 * What automation does about one message: a pure function of what is known. Rules are asked in the order of the
 * book; the first that may reply does, and every other one says in the trace why it did not.
 */
export function decide({ facts, world, book }: Question): Decision {
  const draft = new DecisionDraft(facts, world)
  if (facts.consentWord !== null) {
    draft.stopped({ ruleId: null, ruleName: null, ruleKind: null }, { reason: 'consent-word', policyKey: null, params: {} })
    return draft.finish()
  }
  const pressed = readPressed(facts.pressedId)
  const reading = book.read(facts.text)

  if (pressed?.kind === 'person' || asksForPerson(draft)) {
    handOver(draft, book)
    return draft.finish()
  }
  if (pressed?.kind === 'rule') {
    const rule = book.rule(pressed.ruleId)
    if (rule) fire(draft, book, rule, 'chosen')
  }
  const started = pressed?.kind === 'flow' ? book.flows.get(pressed.flowId) : undefined
  if (started) startFlow(draft, started, 'chosen')
  const isAnswered = !started && continueFlow(draft, book, pressed, (text) => book.rules.some(({ id, trigger }) => (trigger.kind === 'keyword' || trigger.kind === 'handover') && text !== null && reading.says(id)))
  if (started || isAnswered) return draft.finish()

  const awayRule = book.rules.find((rule) => rule.trigger.kind === 'away' && mismatchOf(rule, facts, reading, world) === null)
  const greeting = awayRule && world.settings.combinesGreetingWithAway ? book.rules.find((rule) => rule.trigger.kind === 'greeting' && mismatchOf(rule, facts, reading, world) === null) : undefined
  for (const rule of book.rules) {
    const mismatch = mismatchOf(rule, facts, reading, world)
    if (mismatch) draft.mismatch(rule, mismatch)
    else if (rule.trigger.kind === 'greeting' && awayRule) {
      if (rule !== greeting) draft.stopped(authorOf(rule), { reason: 'away-instead', policyKey: null, params: {} })
    } else if (rule === awayRule && greeting) fireTogether(draft, rule, greeting)
    else fire(draft, book, rule, rule.trigger.kind === 'keyword' || rule.trigger.kind === 'handover' ? 'direct' : 'unsolicited')
  }
  return draft.finish()
}

/** An event of a rule (a label was set, a date has come): only that rule is asked. */
export function decideEvent({ facts, world, book }: Question, rule: AutomationRule): Decision {
  const draft = new DecisionDraft(facts, world)
  const mismatch = conditionMismatch(rule.conditions, facts, { says: () => false, language: null }, world)
  if (mismatch) draft.mismatch(rule, mismatch)
  else fire(draft, book, rule, 'unsolicited')
  return draft.finish()
}

/** The words that our own line offers always work, whatever rules there are. */
function asksForPerson({ facts, world }: DecisionDraft): boolean {
  if (facts.text === null || facts.text.length > 100) return false
  const said = foldForMatch(facts.text).joined
  return said !== '' && world.phrases.personWords.some((word) => foldForMatch(word).joined === said)
}

function handOver(draft: DecisionDraft, book: RuleBook): void {
  const rule = book.rules.find(({ trigger }) => trigger.kind === 'handover')
  if (rule) return fire(draft, book, rule, 'direct')
  draft.handOver()
  draft.fired({ ruleId: null, ruleName: null, ruleKind: 'handover' }, 'acted')
}

function fire(draft: DecisionDraft, book: RuleBook, rule: AutomationRule, replyClass: ReplyClass): void {
  const { addLabels, removeLabels, handsOver, startsFlowId } = rule.actions
  draft.label(addLabels, removeLabels)
  if (handsOver || rule.trigger.kind === 'handover') draft.handOver()
  const flow = startsFlowId === null ? undefined : book.flows.get(startsFlowId)
  if (flow) startFlow(draft, flow, replyClass, authorOf(rule))
  else if (rule.variants.length > 0) draft.reply(authorOf(rule), replyClass, ...chosen(draft, rule))
  else draft.fired(authorOf(rule), 'acted')
}

/** First contact outside hours, both texts in one message. */
function fireTogether(draft: DecisionDraft, away: AutomationRule, greeting: AutomationRule): void {
  draft.label([...away.actions.addLabels, ...greeting.actions.addLabels], [...away.actions.removeLabels, ...greeting.actions.removeLabels])
  const [variant, place] = chosen(draft, away)
  const [hello] = chosen(draft, greeting)
  const fileId = variant.fileId ?? (variant.extra === null ? hello.fileId : null)
  if (draft.reply(authorOf(away), 'unsolicited', { ...variant, fileId }, { ...place, before: hello.body })) draft.fired(authorOf(greeting), 'replied')
}

function chosen({ facts, world }: DecisionDraft, rule: AutomationRule): [AutomationRule['variants'][number], { index: number }] {
  const last = rule.variants.length > 1 ? world.lastVariant(rule.id) : null
  const index = pickVariant(rule.variants.length, last, `${facts.wamid ?? `${facts.contactId} ${facts.timestampMs}`} ${rule.id}`)
  return [rule.variants[index]!, { index }]
}
