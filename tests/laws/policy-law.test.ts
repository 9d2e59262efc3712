import { expect, test } from 'vitest'
import { refusalReasons } from '#shared/contract/base.ts'
import { ruleProblemKinds } from '#shared/contract/automation.ts'
import { fireReasons, mismatchReasons, stopReasons } from '#shared/domain/automation/trace.ts'
import { localErrorCode } from '#shared/domain/delivery-error.ts'
import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { errorRules } from '#shared/policy/error-codes.ts'
import { metaTopics } from '#shared/policy/policy-source.ts'
import { effectivePolicy, isWithinFloor, policyPack, policyValue } from '#shared/policy/policy.ts'
import { sourceFiles } from '../support/source-files.ts'

const packKeys = new Set(policyPack.map((entry) => entry.key))
const code = sourceFiles('shared/policy', 'shared/domain', 'electron', 'renderer')

test('every entry is dated, sourced, named once and not looser than its own floor', () => {
  expect(packKeys.size).toBe(policyPack.length)
  for (const entry of policyPack) {
    expect(entry.validFrom, entry.key).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    if (entry.source.kind !== 'own-choice') expect(entry.source.checkedOn, entry.key).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    if (entry.source.kind === 'meta-docs') expect(entry.source.edition, entry.key).toMatch(/^\d{4}-\d{2}$/)
    expect(isWithinFloor(entry, entry.value), entry.key).toBe(true)
  }
})

test('every source is said in both languages, and only what Meta says is closed to the owner', () => {
  const needed = policyPack.flatMap(({ source }) => [`policy.source.${source.kind}`, ...(source.kind === 'meta-docs' ? [`policy.topic.${source.topic}`] : [])])
  for (const texts of [en, ko] as Readonly<Record<string, string>>[]) {
    expect(needed.filter((key) => !texts[key])).toEqual([])
    expect(Object.entries(texts).filter(([, text]) => /\b[A-Z]\d{2}\b/.test(text))).toEqual([])
  }
  expect(policyPack.filter(({ isEditable, source }) => !isEditable && source.kind !== 'meta-docs').map(({ key }) => key)).toEqual([])
  expect(metaTopics.filter((topic) => !needed.includes(`policy.topic.${topic}`))).toEqual([])
})

test('every entry that code asks for exists', () => {
  const asked = code.flatMap((file) => [...file.text.matchAll(/\b(?:policy|policyValue|policyEntry|limitOf)\(\s*'([^']+)'|policyKey:\s*'([^']+)'/g)].map((match) => ({ path: file.path, key: match[1] ?? match[2] ?? '' })))
  expect(asked.length).toBeGreaterThan(15)
  expect(asked.filter(({ key }) => !packKeys.has(key)).map(({ path, key }) => `${path}: ${key}`)).toEqual([])
})

test('every entry is used somewhere', () => {
  const everything = code.filter((file) => !file.path.startsWith('shared/policy/')).map((file) => file.text).join('\n')
  const isUsed = (key: string) => everything.includes(`'${key}'`) || (/^media\.\w+\.size$/.test(key) && everything.includes('`media.$'))
  expect([...packKeys].filter((key) => !isUsed(key))).toEqual([])
})

test('every entry has a name in both languages', () => {
  for (const texts of [en, ko] as Readonly<Record<string, string>>[]) expect([...packKeys].filter((key) => !texts[`policy.${key}`])).toEqual([])
})

test('an owner can be stricter than Meta and never looser', () => {
  for (const entry of policyPack.filter((one) => one.isEditable && one.floor !== null)) {
    const floor = entry.floor ?? 0
    const looser = entry.stricter === 'lower' ? floor * 2 : floor / 2
    const stricter = entry.stricter === 'lower' ? floor / 2 : floor * 2
    expect(policyValue(entry.key, { [entry.key]: looser }), entry.key).toBe(floor)
    expect(policyValue(entry.key, { [entry.key]: stricter }), entry.key).toBe(stricter)
  }
  expect(effectivePolicy({ 'text.body': 10 }).find((entry) => entry.key === 'text.body')?.effectiveValue).toBe(4096)
})

test('every refusal and every error code says what happened and what to do, in both languages', () => {
  const needed = [
    ...refusalReasons.map((reason) => `refusal.${reason}`),
    ...errorRules.map((rule) => `error.${rule.code}`),
    ...[...mismatchReasons, ...stopReasons, ...fireReasons].map((reason) => `automation.why.${reason}`),
    ...ruleProblemKinds.map((kind) => `automation.problem.${kind}`),
    ...Object.values(localErrorCode).map((value) => `error.${value}`),
    'error.other',
  ]
  for (const texts of [en, ko] as Readonly<Record<string, string>>[]) {
    expect(needed.filter((key) => !texts[key])).toEqual([])
    expect(needed.filter((key) => !/[.?!}]$/.test(texts[key] ?? ''))).toEqual([])
  }
})
