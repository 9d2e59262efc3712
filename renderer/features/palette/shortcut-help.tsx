import { commandList, type CommandDefinition, type CommandSection } from '#shared/domain/command-list.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import { useRef, useState } from 'react'
import { matchScore } from '../../commands/match.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { Kbd } from '../../ui/actions/kbd.tsx'
import { chordText } from '../../ui/actions/key-chord.ts'
import { SearchField } from '../../ui/fields/search-field.tsx'
import styles from './shortcut-help.module.css'

const sections: readonly CommandSection[] = ['go', 'conversation', 'message', 'view', 'app']
const withKeys: readonly CommandDefinition[] = commandList.filter((command) => command.keys.length > 0 && !/^conversation\.at-[2-9]$/.test(command.id))

/** The nine rows of the list are one line: its first key stands for all. */
const labelKey = (command: CommandDefinition): MessageKey => (command.id === 'conversation.at-1' ? 'palette.shortcuts-nth' : command.labelKey)

/** Every shortcut of the app, searchable by what it does or by its key. */
export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useStrings()
  const search = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const found = withKeys.filter((command) => matchScore(query, t(labelKey(command))) > 1 || query.trim() === '' || command.keys.some((keys) => chordText(keys).toLowerCase().includes(query.trim().toLowerCase())))
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('palette.shortcuts-title')} size="m" initialFocus={search}>
      <SearchField ref={search} label={t('palette.shortcuts-search')} value={query} onChange={setQuery} />
      <div className={styles.sections}>
        {sections.map((section) => {
          const commands = found.filter((command) => command.section === section)
          if (commands.length === 0) return null
          return (
            <section key={section} aria-label={t(`command.section.${section}`)}>
              <h3 className={styles.heading}>{t(`command.section.${section}`)}</h3>
              <dl>
                {commands.map((command) => (
                  <div key={command.id} className={styles.row}>
                    <dt>{t(labelKey(command))}</dt>
                    <dd className={styles.keys}>{command.keys.map((keys) => <Kbd key={keys} keys={keys} />)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
        {found.length === 0 && <p className={styles.nothing}>{t('palette.nothing', { query })}</p>}
      </div>
    </Dialog>
  )
}
