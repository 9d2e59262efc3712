import { accountErrorRules } from './error-codes-account.ts'
import { featureErrorRules } from './error-codes-features.ts'
import { sendingErrorRules } from './error-codes-sending.ts'
import type { ErrorRule } from './error-rule.ts'

/** Every error code of Meta's documentation; `error.<code>` is its sentence in both locales. */
export const errorRules: readonly ErrorRule[] = [...accountErrorRules, ...sendingErrorRules, ...featureErrorRules]

const byCode = new Map(errorRules.map((rule) => [rule.code, rule]))

/** Codes 200 to 299 all say that a permission is not granted. */
const permissionGroup = 200

/** A code whose sentence is `error.<code>`; codes of one group share one. Null: no sentence of our own. */
export function knownErrorCode(code: number): number | null {
  if (byCode.has(code)) return code
  return code >= 200 && code <= 299 ? permissionGroup : null
}

export function errorRule(code: number): ErrorRule | null {
  const known = knownErrorCode(code)
  return known === null ? null : (byCode.get(known) ?? null)
}

/** The rule for an answer, known code or not: 5xx and transient answers are tried again, other refusals are final. */
export function ruleForProblem(problem: { code: number | null; subcode: number | null; httpStatus: number | null; isTransient: boolean }): ErrorRule {
  const rule = problem.code === null ? null : errorRule(isUnknownObject(problem) ? 33 : problem.code)
  if (rule) return rule
  const isServerSide = problem.isTransient || (problem.httpStatus !== null && problem.httpStatus >= 500)
  return { code: problem.code ?? 0, retry: isServerSide ? 'backoff' : 'never', waitMs: null, budget: isServerSide ? unknownCodeBudget : null, action: 'none' }
}

const unknownCodeBudget = 8

/** 100 with subcode 33 is no wrong parameter: the number is gone or may not be seen with this token. */
function isUnknownObject({ code, subcode }: { code: number | null; subcode: number | null }): boolean {
  return code === 100 && subcode === 33
}
