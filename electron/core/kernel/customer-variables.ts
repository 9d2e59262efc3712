import type { TextVariable } from '#shared/contract/quick-replies.ts'
import type { Contact } from '#shared/domain/contact.ts'
import { exampleWords, fieldWords } from '#shared/domain/field-words.ts'
import { givenNameOf } from '#shared/domain/given-name.ts'
import { conversationId } from '#shared/domain/ids.ts'
import type { KnownVariables, VariableValues } from '#shared/domain/text-variables.ts'
import type { Language } from '#shared/locales/translate.ts'
import type { Store } from '../ports/store/store.ts'
import { found } from './refuse.ts'

/** Every variable a text to one customer may hold; all of them can be empty for somebody. Words of our own have their label in the locales. */
export async function textVariables(store: Pick<Store, 'labels' | 'fields'>, language: Language): Promise<TextVariable[]> {
  const [firstLabel] = await store.labels()
  const fields = await store.fields()
  return [
    { name: 'name', label: '', canBeEmpty: true, example: '김민지' },
    { name: 'given_name', label: '', canBeEmpty: true, example: '민지' },
    { name: 'label', label: '', canBeEmpty: true, example: firstLabel?.name ?? 'VIP' },
    ...fields.map((field) => ({ name: `field.${field.key}`, label: field.name, canBeEmpty: true, example: exampleWords(field, language) })),
  ]
}

export const knownOf = (variables: readonly TextVariable[]): KnownVariables => Object.fromEntries(variables.map(({ name, canBeEmpty }) => [name, { canBeEmpty }]))

/** What stands for the variables in a text to this customer. */
export async function customerValues(store: Pick<Store, 'labels' | 'fields' | 'contact' | 'conversationsByIds'>, conversation: number, language: Language): Promise<VariableValues> {
  const [row] = await store.conversationsByIds([conversationId(conversation)])
  const contact = found(await store.contact(found(row).contactId))
  const [labels, fields] = [await store.labels(), await store.fields()]
  const name = realName(contact)
  return {
    name,
    given_name: name && givenNameOf(name),
    label: labels.find(({ id }) => contact.labelIds.includes(id))?.name ?? null,
    ...Object.fromEntries(contact.fieldValues.flatMap(({ fieldId, value }) => {
      const field = fields.find(({ id }) => id === fieldId)
      return field ? [[`field.${field.key}`, fieldWords(field, value, language)]] : []
    })),
  }
}

/** Nobody is addressed by a phone number or an id. */
function realName({ name, identities, phone }: Contact): string | null {
  const isNumber = !/\p{L}/u.test(name) || identities.some(({ value }) => value === name) || name === phone
  return isNumber ? null : name
}
