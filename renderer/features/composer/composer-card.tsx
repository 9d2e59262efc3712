import { Bold, Code, Italic, Mic, Paperclip, SendHorizontal, ShoppingBag, Strikethrough, Zap } from 'lucide-react'
import { Suspense, useCallback, useId, useImperativeHandle, useRef, useState, type Ref } from 'react'
import { commandKeys, useCommands } from '../../commands/registry.ts'
import { useSettings } from '../../client/settings.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { isMac } from '../../ui/actions/key-chord.ts'
import { onDemand } from '../../ui/pages/on-demand.tsx'
import { RovingToolbar } from '../../ui/text-entry/roving-toolbar.tsx'
import { acceptedTypes } from './attachments/check-file.ts'
import type { FileAdder } from './attachments/add-files.ts'
import { AttachmentStrip } from './attachments/attachment-strip.tsx'
import type { DraftSession } from './draft/draft-session.ts'
import { hasFailedItem, isDraftEmpty } from './draft/draft-state.ts'
import { useDraft } from './draft/use-draft.ts'
import { EmojiButton } from './emoji/emoji-button.tsx'
import { EmojiSuggestions, optionId } from './emoji/emoji-suggestions.tsx'
import { useEmojiCompletion } from './emoji/use-emoji-completion.ts'
import { ChoicesStrip } from './quick-replies/choices-strip.tsx'
import { QuickReplyList, replyOptionId } from './quick-replies/quick-reply-list.tsx'
import { takeFiles } from './quick-replies/take-quick-reply.ts'
import { useQuickReplyCompletion } from './quick-replies/use-quick-reply-completion.ts'
import { selectOpenPlace } from './text/open-places.ts'
import { takeProduct } from './products/take-product.ts'
import { QuoteBar } from './quote/quote-bar.tsx'
import { ProblemNotice } from './rules/problem-notice.tsx'
import { UnderwayNote } from './sending/underway-note.tsx'
import { CaptionNote, CharacterCounter } from './text/character-counter.tsx'
import { markChords } from './text/mark-chords.ts'
import { MessageField, type MessageFieldHandle } from './text/message-field.tsx'
import type { TextEdit } from '../../ui/text-entry/toggle-mark.ts'
import type { Recording } from './voice/voice-recorder.ts'
import styles from './composer.module.css'

const VoicePanel = onDemand(async () => (await import('./voice/voice-panel.tsx')).VoicePanel)
const ProductPicker = onDemand(async () => (await import('./products/product-picker.tsx')).ProductPicker)

export type ComposerCardHandle = { insert(text: string): void; focus(): void }
export type ComposerCardProps = {
  ref: Ref<ComposerCardHandle>
  session: DraftSession
  files: FileAdder
  contactName: string
  onFiles: (files: File[]) => void
  onClearQuote: () => void
  announce: (text: string) => void
}

const markIcons = { bold: Bold, italic: Italic, strike: Strikethrough, code: Code }

/** Field, files, quote and tools while writing is possible. */
export function ComposerCard({ ref, session, files, contactName, onFiles, onClearQuote, announce }: ComposerCardProps) {
  const t = useStrings()
  const format = useFormat()
  const id = useId()
  const field = useRef<MessageFieldHandle>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [isEmojiOpen, setEmojiOpen] = useState(false)
  const [isPickingProduct, setIsPickingProduct] = useState(false)
  const [voice, setVoice] = useState<{ restored: Recording | null } | null>(null)
  const quoted = useDraft(session, (state) => state.quoted)
  const problem = useDraft(session, (state) => state.problem)
  const hasFiles = useDraft(session, (state) => state.items.length > 0)

  const edit = useCallback((edit: TextEdit) => field.current?.edit(edit), [])
  const emoji = useEmojiCompletion(edit)
  const quick = useQuickReplyCompletion(session, edit, useCallback(() => field.current?.element()?.value ?? '', []), useCallback(({ reply, missing }) => {
    announce(missing.length > 0 ? t('quick-replies.inserted-open', { title: reply.title, names: missing.join(', ') }) : t('quick-replies.inserted', { title: reply.title }))
    void takeFiles(session, reply, t)
  }, [announce, session, t]))
  const listId = `${id}-list`
  const focusField = () => field.current?.focus()
  const clearQuote = useCallback(() => {
    session.change({ type: 'quoted', message: null })
    onClearQuote()
  }, [session, onClearQuote])
  const send = useCallback(() => {
    if (!session.send()) return selectOpenPlace(field.current?.element())
    onClearQuote()
    emoji.close()
    quick.close()
  }, [session, onClearQuote, emoji, quick])
  const endVoice = () => {
    setVoice(null)
    requestAnimationFrame(focusField)
  }

  useImperativeHandle(ref, () => ({ insert: (text) => field.current?.insert(text), focus: focusField }), [])
  useCommands({
    'conversation.reply': focusField,
    'composer.attach': () => picker.current?.click(),
    'composer.emoji': () => setEmojiOpen(true),
    'composer.product': () => setIsPickingProduct(true),
    'composer.quick-reply': () => field.current?.insertSlash(),
  })
  useEscape('composer', true, () => {
    if (session.state.quoted) return clearQuote()
    const element = field.current?.element()
    if (!element || document.activeElement !== element) return false
    element.blur()
  })

  return (
    <div className={styles.card}>
      {problem && (
        <div className={styles.problem}>
          <ProblemNotice problem={problem} onDismiss={() => { session.change({ type: 'problem', problem: null }); focusField() }} />
        </div>
      )}
      {quoted && <QuoteBar message={quoted} contactName={contactName} onRemove={() => { clearQuote(); focusField() }} />}
      <AttachmentStrip session={session} files={files} announce={announce} onLeave={focusField} />
      {voice && (
        <Suspense fallback={<p className={styles.waiting} role="status">{t('composer.voice-starting')}</p>}>
          <VoicePanel
            key={voice.restored ? 'restored' : 'new'}
            restored={voice.restored}
            onClose={endVoice}
            onRestore={(restored) => setVoice({ restored })}
            onSend={(recording) => {
              files.sendVoice(recording.file, `voice-${stampNow()}.ogg`)
              onClearQuote()
              endVoice()
            }}
          />
        </Suspense>
      )}
      <div hidden={voice !== null}>
        <MessageField
          ref={field}
          session={session}
          label={t('composer.field', { name: contactName })}
          placeholder={hasFiles ? t('composer.caption-placeholder') : t('composer.placeholder')}
          describedBy={`${id}-hint ${id}-counter`}
          onSend={send}
          onFiles={onFiles}
          onCaret={(text, caret) => { quick.onCaret(text, caret); emoji.onCaret(text, caret) }}
          onListKey={(key) => quick.onListKey(key) || emoji.onListKey(key)}
          isListOpen={(quick.completion ?? emoji.completion) !== null}
          listId={(quick.completion ?? emoji.completion) && listId}
          activeOptionId={quick.completion ? replyOptionId(listId, quick.completion.active) : emoji.completion && optionId(listId, emoji.completion.active)}
        />
        <ChoicesStrip session={session} onLeave={focusField} />
        <CaptionNote session={session} />
        <UnderwayNote session={session} />
        <div className={styles.tools}>
          <RovingToolbar label={t('composer.toolbar')} className={styles.toolbar}>
            <IconButton label={t('composer.attach')} shortcut={commandKeys('composer.attach')} icon={<Paperclip />} onClick={() => picker.current?.click()} />
            <EmojiButton isOpen={isEmojiOpen} onOpenChange={setEmojiOpen} onPick={(picked) => field.current?.insert(picked)} />
            <IconButton label={t('quick-replies.insert')} shortcut={commandKeys('composer.quick-reply')} icon={<Zap />} onPointerDown={(event) => event.preventDefault()} onClick={() => field.current?.insertSlash()} />
            <IconButton label={t('products.send')} shortcut={commandKeys('composer.product')} icon={<ShoppingBag />} onClick={() => setIsPickingProduct(true)} />
            <span className={styles.divider} aria-hidden />
            {markChords.map(([style, chord]) => {
              const Icon = markIcons[style]
              return <IconButton key={style} label={t(`common.style-${style}`)} shortcut={chord} icon={<Icon />} onPointerDown={(event) => event.preventDefault()} onClick={() => field.current?.toggle(style)} />
            })}
            <span className={styles.divider} aria-hidden />
            <IconButton label={t('composer.record')} icon={<Mic />} onClick={() => setVoice({ restored: null })} />
          </RovingToolbar>
          <CharacterCounter id={`${id}-counter`} session={session} />
          <SendKeyHint id={`${id}-hint`} />
          <SendButton session={session} onSend={send} />
        </div>
      </div>
      {quick.completion && <QuickReplyList listId={listId} completion={quick.completion} field={() => field.current?.element() ?? null} contactName={contactName} onPick={quick.pick} onClose={quick.close} />}
      {!quick.completion && emoji.completion && <EmojiSuggestions listId={listId} completion={emoji.completion} onPick={emoji.pick} onClose={emoji.close} />}
      {isPickingProduct && (
        <Suspense fallback={null}>
          <ProductPicker
            focusField={focusField}
            onClose={() => setIsPickingProduct(false)}
            onTake={(taken) => {
              announce(t('products.inserted', { name: taken.product.name }))
              void takeProduct(session, taken, (text) => field.current?.insert(text), format, t)
            }}
          />
        </Suspense>
      )}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={acceptedTypes}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
          focusField()
        }}
      />
    </div>
  )
}

function SendKeyHint({ id }: { id: string }) {
  const t = useStrings()
  const { sendKey } = useSettings()
  const withControl = isMac ? '⌘ Enter' : 'Ctrl + Enter'
  return (
    <p id={id} className={styles.hint}>
      {sendKey === 'enter' ? t('composer.hint-enter', { send: 'Enter', line: 'Shift + Enter' }) : t('composer.hint-enter', { send: withControl, line: 'Enter' })}
    </p>
  )
}

function SendButton({ session, onSend }: { session: DraftSession; onSend: () => void }) {
  const t = useStrings()
  const isEmpty = useDraft(session, isDraftEmpty)
  const isBlocked = useDraft(session, hasFailedItem)
  const isWaiting = useDraft(session, (state) => state.isSendWanted)
  return (
    <IconButton
      label={isWaiting ? t('composer.send-waits') : t('composer.send')}
      variant={isEmpty || isBlocked ? 'quiet' : 'primary'}
      aria-disabled={isEmpty || isBlocked}
      data-send
      icon={<SendHorizontal />}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onSend}
    />
  )
}

/** 20261120-181500: the customer may see it as the file's name. */
function stampNow(): string {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`
}
