import { useEffect, useImperativeHandle, useRef, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react'
import { useSettings } from '../../../client/settings.ts'
import { chordMatches } from '../../../ui/actions/key-chord.ts'
import { isComposingKey } from '../../../ui/text-entry/ime-enter.ts'
import { useImeEnter } from '../../../ui/text-entry/use-ime-enter.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import { applyEdit, insertAtCaret } from '../../../ui/text-entry/field-edits.ts'
import type { MarkStyle } from '../../../ui/text-entry/toggle-mark.ts'
import { MarksLayer } from './marks-layer.tsx'
import { OpenPlacesLayer } from './open-places-layer.tsx'
import { markChords } from './mark-chords.ts'
import { toggleMark, type TextEdit } from '../../../ui/text-entry/toggle-mark.ts'
import styles from './message-field.module.css'

export type MessageFieldHandle = {
  focus(): void
  insert(text: string): void
  /** A slash at the start of a word, as if typed: the list of quick replies opens. */
  insertSlash(): void
  edit(edit: TextEdit): void
  toggle(style: MarkStyle): void
  element(): HTMLTextAreaElement | null
}

export type MessageFieldProps = {
  ref: Ref<MessageFieldHandle>
  session: DraftSession
  label: string
  placeholder: string
  describedBy: string
  onSend: () => void
  onFiles: (files: File[]) => void
  /** The caret moved or the text changed; -1 while something is selected. */
  onCaret: (text: string, caret: number) => void
  /** Keys of an open list go there first; answers whether it took the key. */
  onListKey: (key: string) => boolean
  isListOpen: boolean
  listId: string | null
  activeOptionId: string | null
}

/**
 * A plain text area that keeps its own text: typing draws nothing anew but what depends on it (F6). The draft
 * hears every change and pushes text back only when it was changed by something else than this field.
 */
export function MessageField({ ref, session, label, placeholder, describedBy, onSend, onFiles, onCaret, onListKey, isListOpen, listId, activeOptionId }: MessageFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { sendKey, spellcheckLanguages } = useSettings()

  useEffect(() => {
    const takeOver = () => {
      const { text } = session.state
      if (field.current && field.current.value !== text) field.current.value = text
    }
    takeOver()
    field.current?.setSelectionRange(session.state.text.length, session.state.text.length)
    return session.store.subscribe((state, before) => state.textRevision !== before.textRevision && takeOver())
  }, [session])

  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    insert: (text) => field.current && insertAtCaret(field.current, text),
    insertSlash: () => {
      const here = field.current
      if (here) insertAtCaret(here, /(?:^|\s)$/u.test(here.value.slice(0, here.selectionStart)) ? '/' : ' /')
    },
    edit: (edit) => field.current && applyEdit(field.current, edit),
    toggle: (style) => field.current && toggleHere(field.current, style),
    element: () => field.current,
  }), [])

  useImeEnter(field, {
    isMine: (press) => {
      if (press.altKey || press.shiftKey) return false
      const hasControl = press.ctrlKey || press.metaKey
      return hasControl || isListOpen || sendKey === 'enter'
    },
    act: (press) => {
      if (isListOpen && !press.ctrlKey && !press.metaKey && listTakes('Enter')) return
      onSend()
    },
    insertLineBreak: () => field.current && insertAtCaret(field.current, '\n'),
  })

  const reportCaret = () => {
    const here = field.current
    if (here) onCaret(here.value, here.selectionStart === here.selectionEnd ? here.selectionStart : -1)
  }
  /** The caret's own event comes late: the list must see the last letter before it is asked to insert. */
  const listTakes = (key: string) => {
    reportCaret()
    return onListKey(key)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposingKey(event.nativeEvent)) return
    if (isListOpen && ['ArrowUp', 'ArrowDown', 'Tab'].includes(event.key) && listTakes(event.key)) return event.preventDefault()
    const style = markChords.find(([, chord]) => chordMatches(chord, event.nativeEvent))?.[0]
    if (!style) return
    event.preventDefault()
    toggleHere(event.currentTarget, style)
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    onFiles(files)
  }

  return (
    <div className={styles.scroll} data-field-scroll onClick={() => field.current?.focus()}>
      <div className={styles.stack}>
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          defaultValue={session.state.text}
          aria-label={label}
          aria-describedby={describedBy}
          aria-autocomplete={isListOpen ? 'list' : undefined}
          aria-controls={listId ?? undefined}
          aria-activedescendant={activeOptionId ?? undefined}
          placeholder={placeholder}
          spellCheck={spellcheckLanguages.length > 0}
          autoCapitalize="sentences"
          autoComplete="off"
          enterKeyHint={sendKey === 'enter' ? 'send' : 'enter'}
          className={styles.field}
          onInput={(event) => {
            session.change({ type: 'typed', text: event.currentTarget.value })
            reportCaret()
          }}
          onSelect={reportCaret}
          onBlur={() => {
            onCaret('', -1)
            void session.flush()
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <MarksLayer session={session} />
        <OpenPlacesLayer session={session} />
      </div>
    </div>
  )
}

function toggleHere(field: HTMLTextAreaElement, style: MarkStyle): void {
  applyEdit(field, toggleMark(field.value, field.selectionStart, field.selectionEnd, style))
}
