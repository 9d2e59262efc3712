import { isSameName, labelColors, tidyName, type Label } from '#shared/domain/labels.ts'
import { matchScore } from '../commands/match.ts'
import { api } from './api.ts'

export type LabelChoice = { kind: 'label'; id: string; label: Label } | { kind: 'new'; id: 'new'; name: string } | { kind: 'manage'; id: 'manage' }

/** Labels that fit what was typed, the best first; a name that is not there yet can be made. */
export function labelChoices(query: string, labels: readonly Label[]): LabelChoice[] {
  const fitting = labels.map((label) => ({ label, score: matchScore(query, label.name) })).filter(({ score }) => score > 0)
  if (query.trim() !== '') fitting.sort((a, b) => b.score - a.score)
  const name = tidyName(query)
  return [
    ...fitting.map(({ label }): LabelChoice => ({ kind: 'label', id: `label-${label.id}`, label })),
    ...(name === '' || labels.some((label) => isSameName(label.name, name)) ? [] : [{ kind: 'new', id: 'new', name } satisfies LabelChoice]),
    { kind: 'manage', id: 'manage' },
  ]
}

/** In the colour after those in use. */
export const createLabel = (name: string, labels: readonly Label[]): Promise<Label> =>
  api.labels.create({ name, color: labelColors[1 + (labels.length % (labelColors.length - 1))] ?? 'green' })
