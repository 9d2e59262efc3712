import type { TextVariable } from '#shared/contract/quick-replies.ts'
import type { Translate } from '../../strings/use-strings.ts'

/** 고객 이름 · {name}: own fields have a name of the owner's, the others one of ours. */
export function variableText(t: Translate, { name, label }: TextVariable): string {
  return `${wordOf(t, name) ?? label} · {${name}}`
}

function wordOf(t: Translate, name: string): string | null {
  switch (name) {
    case 'name': return t('quick-replies.variable-name')
    case 'given_name': return t('quick-replies.variable-given-name')
    case 'label': return t('quick-replies.variable-label')
    default: return null
  }
}
