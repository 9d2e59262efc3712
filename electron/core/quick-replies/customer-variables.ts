import type { TextVariable } from '#shared/contract/quick-replies.ts'
import type { Contact } from '#shared/domain/contact.ts'
import { givenNameOf } from '#shared/domain/given-name.ts'
import { conversationId } from '#shared/domain/ids.ts'
import type { KnownVariables, VariableValues } from '#shared/domain/text-variables.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found } from '../kernel/refuse.ts'

/** Every variable a text of the shop may hold; all of them can be empty for somebody. */
export async function textVariables(_ports: FeaturePorts): Promise<TextVariable[]> {
  return [
    { name: 'name', label: '', canBeEmpty: true, example: '김민지' },
    { name: 'given_name', label: '', canBeEmpty: true, example: '민지' },
  ]
}

export const knownOf = (variables: readonly TextVariable[]): KnownVariables => Object.fromEntries(variables.map(({ name, canBeEmpty }) => [name, { canBeEmpty }]))

/** What stands for the variables in a text to this customer. */
export async function customerValues({ store }: FeaturePorts, conversation: number): Promise<VariableValues> {
  const [row] = await store.conversationsByIds([conversationId(conversation)])
  const contact = found(await store.contact(found(row).contactId))
  const name = realName(contact)
  return { name, given_name: name && givenNameOf(name) }
}

/** Nobody is addressed by a phone number or an id. */
function realName({ name, identities, phone }: Contact): string | null {
  const isNumber = !/\p{L}/u.test(name) || identities.some(({ value }) => value === name) || name === phone
  return isNumber ? null : name
}
