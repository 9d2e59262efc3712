import { expect, test } from 'vitest'
import { flowProblems } from '#shared/domain/automation/flow-check.ts'
import type { FlowDraft, FlowStep } from '#shared/domain/automation/flow.ts'
import { policyValue } from '#shared/policy/policy.ts'

const say = (id: string, next: string | null, body = '네'): FlowStep => ({ id, kind: 'say', body, extra: null, next })
const choice = (title: string, next: string | null, addLabels: number[] = []) => ({ id: title, title, description: null, addLabels, next })
const menu = (id: string, choices: ReturnType<typeof choice>[], more: Partial<Extract<FlowStep, { kind: 'menu' }>> = {}): FlowStep => ({ id, kind: 'menu', body: '무엇을 도와드릴까요?', menu: 'buttons', listButton: '', choices, ...more })
const flow = (...steps: FlowStep[]): FlowDraft => ({ name: '문의', isEnabled: true, firstStep: 'a', steps })
const problems = (draft: FlowDraft) => flowProblems(draft, { policy: (key) => policyValue(key), fieldIds: new Set([1]), labelIds: new Set([1]) }).map(({ kind, step, choice: at, isAdvice }) => [kind, step, at, isAdvice ? 'advice' : ''].filter((part) => part !== null && part !== '').join(' '))

test.each<[string, FlowDraft, string[]]>([
  ['a good one', flow(menu('a', [choice('배송', 'b'), choice('환불', 'c')]), say('b', 'a'), { id: 'c', kind: 'handover', body: null }), []],
  ['no name', { ...flow(say('a', null)), name: ' ' }, ['name-empty']],
  ['nothing said', flow(say('a', 'b', ' '), { id: 'b', kind: 'ask', body: '', fieldId: 1, next: null }), ['text-empty a', 'text-empty b']],
  ['a fourth button', flow(menu('a', ['1', '2', '3', '4'].map((title) => choice(title, 'b'))), say('b', null)), ['too-many-choices a']],
  ['ten rows of a list', flow(menu('a', Array.from({ length: 10 }, (_, row) => choice(`${row}`, 'b')), { menu: 'list', listButton: '고르기' }), say('b', null)), []],
  ['an eleventh row, and no word on the button', flow(menu('a', Array.from({ length: 11 }, (_, row) => choice(`${row}`, 'b')), { menu: 'list' }), say('b', null)), ['too-many-choices a', 'list-button-empty a']],
  ['choices without words, twice, too long', flow(menu('a', [choice('', 'b'), choice('네', 'b'), choice('네', 'b')]), say('b', null)), ['choice-empty a 0', 'choice-twice a 2']],
  ['a button of 21 letters', flow(menu('a', [choice('가'.repeat(21), 'b')]), say('b', null)), ['choice-too-long a 0']],
  ['a choice after which nothing comes', flow(menu('a', [choice('네', null), choice('라벨만', null, [1])])), ['choice-ends a 0 advice']],
  ['a step nobody reaches', flow(say('a', null), say('b', null)), ['unreachable b advice']],
  ['a fourth question, when three messages a day are sent', flow(menu('a', [choice('하나', 'b'), choice('둘', 'c')]), menu('b', [choice('하나', 'c')]), menu('c', [choice('하나', 'd')]), menu('d', [choice('하나', 'e')]), say('e', null)), ['beyond-cap e advice']],
  ['a circle that never asks', flow(say('a', 'b'), { id: 'b', kind: 'label', addLabels: [1], removeLabels: [], next: 'a' }), ['loop a']],
  ['a circle that asks', flow(say('a', 'b'), menu('b', [choice('다시', 'a')])), []],
  ['a field that is gone', flow({ id: 'a', kind: 'ask', body: '생일은요?', fieldId: 9, next: null }), ['field-missing a']],
  ['labels that are gone', flow(menu('a', [choice('네', 'b', [1, 7])]), { id: 'b', kind: 'label', addLabels: [], removeLabels: [8], next: null }), ['label-gone a advice', 'label-gone b advice']],
  ['a way to nowhere', flow(say('a', 'z')), ['step-missing a']],
  ['a link that is none', flow({ id: 'a', kind: 'say', body: '보세요', extra: { kind: 'url', displayText: '열기', url: 'javascript:alert(1)' }, next: null }), ['link-broken a']],
])('%s', (_what, draft, found) => expect(problems(draft)).toEqual(found))
