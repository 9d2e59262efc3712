import type { Language } from '#shared/locales/translate.ts'
import { guessLanguage } from '#shared/domain/automation/guess-language.ts'
import { noConsent, writePermission } from '#shared/domain/consent.ts'
import { fieldWords } from '#shared/domain/field-words.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { localText } from '../kernel/local-text.ts'
import type { MessageFacts } from '../ports/store/automation-store.ts'
import type { AutomationLibrary } from './automation-library.ts'
import type { World } from './decision.ts'
import { openNextText } from './open-next.ts'

type Around = { facts: MessageFacts; library: AutomationLibrary; /** Of a draft: those of the library otherwise. */ files?: World['files']; nowMs: number; shopLanguage: Language; isBusy: boolean; lastVariant: World['lastVariant'] }

/** The shop as it is at this moment, in the words of this customer. */
export function worldAt({ shopHours, facts: shopFacts }: FeaturePorts, { facts, library, files = library.files, nowMs, shopLanguage, isBusy, lastVariant }: Around): World {
  const hours = shopHours.statusAt(nowMs)
  const shopTime = shopHours.shopTimeAt(nowMs)
  const language = customerLanguage(facts.text, shopLanguage)
  return {
    nowMs, hours, isBusy, lastVariant,
    shopMinute: shopTime.minute, shopWeekday: shopTime.weekday, today: shopTime.day,
    settings: library.settings,
    policy: (key) => shopFacts.policy(key),
    variables: library.variables,
    fieldTexts: Object.fromEntries(facts.fields.flatMap(({ fieldId, value }) => {
      const field = library.book.fieldsById.get(fieldId)
      return field ? [[field.key, fieldWords(field, value, language)]] : []
    })),
    openNext: hours.isOpen || hours.nextOpenAtMs === null ? null : openNextText(hours.nextOpenAtMs, nowMs, shopHours.settings.timeZone, language),
    mayWrite: writePermission({ consent: { ...noConsent, state: facts.consent }, isBlocked: facts.isBlocked, complaintCount: 0 }, 'automation', { complaintsUntilExcluded: shopFacts.policy('complaints.exclude-after') }),
    phrases: {
      personButton: localText(language, 'auto-reply.person-button'), personLine: localText(language, 'auto-reply.person-line'),
      personWords: (['ko', 'en'] as const).flatMap((each) => [localText(each, 'auto-reply.person-word'), localText(each, 'auto-reply.person-button')]),
    },
    files,
  }
}

/** Korean to those who write Korean, English to those who write anything else, the shop's language to a picture alone. */
function customerLanguage(text: string | null, shopLanguage: Language): Language {
  const guessed = text === null ? null : guessLanguage(text)
  return guessed === null ? shopLanguage : guessed === 'ko' ? 'ko' : 'en'
}
