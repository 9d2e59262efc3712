import type { FieldChoice } from '#shared/domain/fields.ts'
import { readFieldInput } from '#shared/domain/field-input.ts'
import { contactId } from '#shared/domain/ids.ts'
import { graphemeLength, isSameName, tidyName } from '#shared/domain/labels.ts'
import { isCurrency } from '#shared/domain/money.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { asStep, tellContactsChanged } from '../kernel/undo-step.ts'

export function fieldsRouter(ports: FeaturePorts) {
  const { store, clock, facts, signals } = ports
  const { fields } = rpc
  const changed = () => signals.emit('library-changed', 'fields')
  const known = async (id: number) => {
    const all = await store.fields()
    return { field: found(all.find((one) => one.id === id)), others: all.filter((one) => one.id !== id) }
  }
  const checkedName = (typed: string, others: readonly { name: string }[]): string => {
    const name = tidyName(typed)
    if (name === '') throw refused('name-empty')
    const limit = facts.policy('fields.name')
    if (graphemeLength(name) > limit) throw refused('field-too-long', 'fields.name', { limit })
    if (others.some((other) => isSameName(other.name, name))) throw refused('name-taken', null, { name })
    return name
  }
  /** A new choice gets a number no earlier choice of the field had. */
  const checkedChoices = (wanted: readonly { id: number | null; name: string }[], before: readonly FieldChoice[]): FieldChoice[] => {
    const limit = facts.policy('fields.choices')
    if (wanted.length > limit) throw refused('too-many-items', 'fields.choices', { limit })
    let next = Math.max(0, ...before.map(({ id }) => id), ...wanted.map(({ id }) => id ?? 0)) + 1
    return wanted.map(({ id, name }, index) => ({ id: id ?? next++, name: checkedName(name, wanted.slice(0, index)) }))
  }

  return {
    list: fields.list.handler(() => store.fields()),
    create: fields.create.handler(async ({ input }) => {
      const all = await store.fields()
      const limit = facts.policy('fields.count')
      if (all.length >= limit) throw refused('too-many-items', 'fields.count', { limit })
      const name = checkedName(input.name, all)
      const currency = input.kind === 'money' ? (input.currency ?? 'KRW') : null
      if (currency !== null && !isCurrency(currency)) throw refused('value-invalid', null, { kind: 'currency' })
      const choices = input.kind === 'choice' ? checkedChoices(input.choices, []) : []
      const id = await store.addField({ key: keyOf(name), name, kind: input.kind, choices, currency })
      changed()
      return found((await store.fields()).find((one) => one.id === id))
    }),
    update: fields.update.handler(async ({ input }) => {
      const { field, others } = await known(input.fieldId)
      await store.updateField(field.id, {
        ...(input.name === undefined ? {} : { name: checkedName(input.name, others) }), ...(input.choices === undefined ? {} : { choices: checkedChoices(input.choices, field.choices) }),
      })
      changed()
    }),
    place: fields.place.handler(async ({ input }) => {
      await store.placeFields(input.fieldIds)
      changed()
    }),
    use: fields.use.handler(({ input }) => store.fieldUse(input.fieldId)),
    remove: fields.remove.handler(async ({ input }) => {
      const { field } = await known(input.fieldId)
      const step = await asStep(ports, { kind: 'field-deleted', name: field.name }, (undoId) => store.deleteField(field.id, undoId))
      changed()
      return step
    }),
    setValue: fields.setValue.handler(async ({ input }) => {
      const { field } = await known(input.fieldId)
      found(await store.contact(contactId(input.contactId)))
      const isEmpty = input.value === null || (typeof input.value === 'string' && input.value.trim() === '')
      const longest = facts.policy('fields.text')
      const reading = isEmpty ? { ok: true as const, value: null } : readFieldInput(field, input.value ?? '', longest)
      if (!reading.ok) throw reading.problem === 'too-long' ? refused('field-too-long', 'fields.text', { limit: longest }) : refused('value-invalid', null, { kind: reading.problem })
      await tellContactsChanged(ports, await store.setFieldValues({ values: [{ contactId: input.contactId, fieldId: field.id, value: reading.value }], nowMs: clock.nowMs(), undoId: null }))
    }),
  }
}

/** How texts name the field; a brace, a bar or a space would end the name there. */
const keyOf = (name: string): string => name.replace(/[{}|.]/g, '').replace(/\s+/gu, '_') || 'field'
