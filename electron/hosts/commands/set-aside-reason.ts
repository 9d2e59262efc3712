import { hostText } from '../host-text.ts'

const decoderProblem = /^(not-text|not-json|not-a-webhook)(?:: (.*))?$/s
const partsProblem = /^(\d+)\/(\d+): (.*)$/s

/** Why a delivery was set aside, as a sentence; what the program itself said follows after a colon. */
export function setAsideReason(problem: string): string {
  const [, kind, said] = decoderProblem.exec(problem) ?? []
  if (kind !== undefined) return withDetail(hostText(`cli.doctor.reason.${kind as 'not-text' | 'not-json' | 'not-a-webhook'}`), said)
  const [, failed, all, reason] = partsProblem.exec(problem) ?? []
  if (failed !== undefined) return withDetail(hostText('cli.doctor.reason.parts', { failed: Number(failed), all: Number(all) }), reason)
  return withDetail(hostText('cli.doctor.reason.other'), problem)
}

const withDetail = (sentence: string, detail: string | undefined) => (detail ? `${sentence}: ${detail}` : sentence)
