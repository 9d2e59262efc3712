import { foldForMatch } from '#shared/domain/automation/fold-for-match.ts'
import type { Flow, FlowStep } from '#shared/domain/automation/flow.ts'
import { KeywordSet } from '#shared/domain/automation/keyword-set.ts'
import type { ReplyExtra } from '#shared/domain/automation/rule.ts'
import type { TraceReason } from '#shared/domain/automation/trace.ts'
import { choiceId, type Pressed } from './button-ids.ts'
import type { Author, DecisionDraft } from './decision-draft.ts'
import { readFieldAnswer } from './field-answer.ts'
import type { ReplyClass } from './guards.ts'
import type { RuleBook } from './rule-book.ts'

type Menu = Extract<FlowStep, { kind: 'menu' }>
type Ask = Extract<FlowStep, { kind: 'ask' }>

/** A question is asked this often again before a person takes over. */
const mostMisses = 2
/** A chain of steps that never asks anything is cut here. */
const mostSteps = 50

/** What it says first is said by whatever set it off. */
export function startFlow(draft: DecisionDraft, flow: Flow, replyClass: ReplyClass, author: Author = authorOf(flow)): void {
  draft.flowCounts.started = flow.id
  goOn(draft, flow, flow.firstStep, replyClass, author)
}

/** Whether the flow took this message. A word that a rule knows goes to the rule, and the flow waits. */
export function continueFlow(draft: DecisionDraft, book: RuleBook, pressed: Pressed | null, isWordOfRule: (text: string | null) => boolean): boolean {
  const { facts, world } = draft
  const pressedFlow = pressed?.kind === 'step' ? book.flows.get(pressed.flowId) : undefined
  const pressedStep = pressed?.kind === 'step' ? menuOf(pressedFlow, pressed.step) : undefined
  const choice = pressed?.kind === 'step' ? pressedStep?.choices.find(({ id }) => id === pressed.choice) : undefined
  if (pressedFlow && choice) return choose(draft, pressedFlow, choice)

  const state = facts.flow
  if (!state) return false
  const flow = book.flows.get(state.flowId)
  const step = flow?.steps.find(({ id }) => id === state.step)
  const isOld = world.nowMs - state.atMs > world.policy('automation.cap-span')
  if (!flow || !step || isOld || draft.guard || (step.kind !== 'menu' && step.kind !== 'ask')) {
    draft.flow = null
    return false
  }
  if (step.kind === 'menu') {
    const named = namedChoice(step, facts.text ?? '')
    if (named) return choose(draft, flow, named)
    if (isWordOfRule(facts.text)) return false
    return missed(draft, flow, step, state.missCount)
  }
  const field = book.fieldsById.get(step.fieldId)
  if (!field) return goOnWithout(draft, flow, step)
  const answer = facts.text === null ? null : readFieldAnswer(field, facts.text, world.today)
  if (!answer) return isWordOfRule(facts.text) ? false : missed(draft, flow, step, state.missCount)
  draft.fieldValues.push({ fieldId: step.fieldId, ...answer })
  goOn(draft, flow, step.next, 'chosen')
  return true
}

/** The field was deleted: no answer would ever fit, so nobody is asked again. */
function goOnWithout(draft: DecisionDraft, flow: Flow, step: Ask): true {
  goOn(draft, flow, step.next, 'chosen')
  return true
}

/** By its words, with the particles and endings a person adds (환불이요), or by its number. */
function namedChoice({ choices }: Menu, text: string): Menu['choices'][number] | undefined {
  const isSaid = new KeywordSet(choices.map(({ title }) => ({ match: 'exact', words: [title] }))).matches(text)
  return choices.find((_, index) => isSaid(index)) ?? choices[Number(foldForMatch(text).joined || 0) - 1]
}

const menuOf = (flow: Flow | undefined, id: string): Menu | undefined => flow?.steps.find((step): step is Menu => step.id === id && step.kind === 'menu')

function choose(draft: DecisionDraft, flow: Flow, choice: Menu['choices'][number]): true {
  draft.label(choice.addLabels, [])
  goOn(draft, flow, choice.next, 'chosen')
  return true
}

/** Whoever writes on in short messages is not asked after each of them: the question stands. */
function missed(draft: DecisionDraft, flow: Flow, step: Menu | Ask, missCount: number): true {
  if (missCount >= mostMisses) {
    giveToPerson(draft, flow)
    return true
  }
  const again = step.kind === 'ask' && step.retry?.trim() ? { ...step, body: step.retry } : step
  if (ask(draft, flow, again, [], 'direct')) draft.flow = { flowId: flow.id, step: step.id, missCount: missCount + 1, atMs: draft.world.nowMs }
  else if (!draft.isStoppedBy('pair-rate')) cutShort(draft, flow)
  return true
}

const authorOf = (flow: Flow): Author => ({ ruleId: null, ruleName: flow.name, ruleKind: 'flow' })

/** Walks until a question or the end. What is said on the way goes out with it, in one message. */
function goOn(draft: DecisionDraft, flow: Flow, from: string | null, replyClass: ReplyClass, author = authorOf(flow)): void {
  const said: string[] = []
  let link: Extract<ReplyExtra, { kind: 'url' }> | null = null
  let id = from
  for (let count = 0; id !== null && count < mostSteps; count += 1) {
    const step = flow.steps.find((one) => one.id === id)
    if (!step) break
    if (link) said.push(`${link.displayText}: ${link.url}`)
    link = null
    switch (step.kind) {
      case 'say':
        said.push(step.body)
        link = step.extra
        id = step.next
        break
      case 'label':
        draft.label(step.addLabels, step.removeLabels)
        id = step.next
        break
      case 'menu': case 'ask': {
        if (ask(draft, flow, step, said, replyClass, author)) draft.flow = { flowId: flow.id, step: step.id, missCount: 0, atMs: draft.world.nowMs }
        else cutShort(draft, flow)
        return
      }
      case 'handover':
        if (step.body !== null) said.push(step.body)
        draft.handOver()
        finish(draft, flow, said, link, replyClass, author)
        return
    }
  }
  finish(draft, flow, said, link, replyClass, author)
}

function finish(draft: DecisionDraft, flow: Flow, said: readonly string[], link: ReplyExtra | null, replyClass: ReplyClass, author: Author): void {
  draft.flow = null
  draft.flowCounts.finished = flow.id
  if (said.length === 0) draft.fired(author, 'acted')
  else if (!draft.reply(author, replyClass, { body: said.join('\n\n'), extra: link, fileId: null }, { index: 0 })) cutShort(draft, flow)
}

/** What keeps a flow from saying what comes next, however long the customer waits. */
const deadEnds: readonly TraceReason[] = ['cap', 'no-code-left', 'variable-empty', 'content-refused', 'file-missing']

/** A flow ends before its end: whoever answered it must not wait for a machine that says nothing more. */
function cutShort(draft: DecisionDraft, flow: Flow): void {
  draft.flow = null
  if (draft.facts.messageId !== null && deadEnds.some((reason) => draft.isStoppedBy(reason))) giveToPerson(draft, flow)
}

function giveToPerson(draft: DecisionDraft, flow: Flow): void {
  draft.fired(authorOf(flow), 'gave-to-person')
  draft.handOver()
  draft.flow = null
}

function ask(draft: DecisionDraft, flow: Flow, step: Menu | Ask, said: readonly string[], replyClass: ReplyClass, author = authorOf(flow)): boolean {
  const body = [...said, step.body].join('\n\n')
  if (step.kind === 'ask') return draft.reply(author, replyClass, { body, extra: null, fileId: null }, { index: 0 })
  const idOf = (choice: Menu['choices'][number]) => choiceId(flow.id, step.id, choice.id)
  return draft.reply(author, replyClass, { body, extra: null, fileId: null }, {
    index: 0,
    action: step.menu === 'buttons'
      ? { kind: 'buttons', buttons: step.choices.map((choice) => ({ id: idOf(choice), title: choice.title })) }
      : { kind: 'list', button: step.listButton, sections: [{ title: null, rows: step.choices.map((choice) => ({ id: idOf(choice), title: choice.title, description: choice.description })) }] },
  })
}
