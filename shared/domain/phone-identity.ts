/**
 * Digits of one phone number that may reach us in more than one spelling: Brazil with and without the
 * ninth digit, Mexico with and without 1 after 52, Argentina with and without 9 after 54. The first entry is
 * the number as given.
 */
export function phoneVariants(phone: string): string[] {
  const digits = phone.replace(/\D/g, '')
  const variants = [digits]
  const brazil = /^55(\d{2})(9?)(\d{8})$/.exec(digits)
  if (brazil) variants.push(`55${brazil[1]}${brazil[2] ? '' : '9'}${brazil[3]}`)
  const mexico = /^52(1?)(\d{10})$/.exec(digits)
  if (mexico) variants.push(`52${mexico[1] ? '' : '1'}${mexico[2]}`)
  const argentina = /^54(9?)(\d{10})$/.exec(digits)
  if (argentina) variants.push(`54${argentina[1] ? '' : '9'}${argentina[2]}`)
  return variants
}

export type IdentityKind = 'phone' | 'user_id' | 'parent_user_id' | 'username'
export type Identity = { kind: IdentityKind; value: string }
