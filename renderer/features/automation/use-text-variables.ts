import { api } from '../../client/api.ts'
import { variablesFor } from '../../client/quick-replies.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useStrings } from '../../strings/use-strings.ts'

/** What a text may be filled with, ready to be put at the caret. */
export function useTextVariables(): { text: string; label: string }[] {
  const t = useStrings()
  const customer = useLibrary('fields', () => variablesFor(null)).data?.variables ?? []
  const shop = useLibrary('automation', () => api.automation.variables()).data ?? []
  const pools = useLibrary('automation', () => api.automation.codePools()).data ?? []
  const guest = t('quick-replies.fallback-name')
  const words: Record<string, string> = { name: t('quick-replies.variable-name'), given_name: t('quick-replies.variable-given-name'), label: t('quick-replies.variable-label') }
  return [
    ...customer.filter(({ name }) => name !== 'open_next' && !name.startsWith('shop.') && !name.startsWith('code.')).map(({ name, label, canBeEmpty }) => ({ text: canBeEmpty ? `{${name}|${name === 'name' || name === 'given_name' ? guest : '…'}}` : `{${name}}`, label: words[name] ?? label })),
    { text: `{open_next|${t('automation.open-next-fallback')}}`, label: t('automation.variable-open-next') },
    ...shop.map(({ key }) => ({ text: `{shop.${key}}`, label: t('automation.variable-shop', { key }) })),
    ...pools.map(({ key, name }) => ({ text: `{code.${key}}`, label: t('automation.variable-code', { name }) })),
  ]
}
