import { Copy, Trash2 } from 'lucide-react'
import type { QuickReply, QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import { quickReplyProblems, type QuickReplyProblem } from '#shared/domain/quick-reply-rules.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { quickReplyChanges, variablesFor } from '../../client/quick-replies.ts'
import { describeRefusal } from '../../client/refusals.ts'
import { useQuery } from '../../client/use-query.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import { EditorFooter } from '../../ui/pages/editor-footer.tsx'
import editorPage from '../../ui/pages/editor-page.module.css'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Select } from '../../ui/fields/select.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { useSaveKey } from '../../ui/actions/use-save-key.ts'
import { attempt } from './attempt.ts'
import { BodyField } from './body-field.tsx'
import { ChoicesEditor } from './choices-editor.tsx'
import { changeEdit, dropEdit, isBlank, isSame, savedFields, select, useLibraryPlace, type Edited } from './edited-reply.ts'
import { FilesEditor } from './files-editor.tsx'
import { duplicateReply, removeReply } from './library-actions.ts'
import { ReplyPreview } from './reply-preview.tsx'
import styles from './editor.module.css'

const blank: Edited = { folderId: null, title: '', shortcut: '', body: '', choices: null, files: [] }

/** `reply` null: a new one. What is wrong is said beside its field and keeps it from being saved. */
export function ReplyEditor({ reply, library }: { reply: QuickReply | null; library: QuickReplyLibrary }) {
  const t = useStrings()
  const limit = useLimit()
  const key = reply?.id ?? 'new'
  const saved = reply ? savedFields(reply) : blank
  const edited = useLibraryPlace((state) => state.edits[key]) ?? saved
  const variables = useQuery(() => variablesFor(null), [])
  const isChanged = reply ? !isSame(edited, saved) : !isBlank(edited)
  const problems = variables.data
    ? quickReplyProblems(edited, {
        fileCount: edited.files.length, known: variables.data.known, policy: limit,
        otherShortcuts: library.replies.filter(({ id }) => id !== reply?.id).map(({ shortcut }) => shortcut).filter(Boolean),
      })
    : []
  const change = (part: Partial<Edited>) => changeEdit(key, { ...edited, ...part })
  /** A field that nobody touched yet is not accused of being empty. */
  const errorAt = (at: QuickReplyProblem['at'], index = 0): string | null => {
    const problem = problems.find((one) => one.at === at && one.index === index)
    const isUntouched = reply === null && (problem?.refusal.reason === 'name-empty' || problem?.refusal.reason === 'text-empty')
    return problem && isChanged && !isUntouched ? describeRefusal(t, problem.refusal) : null
  }
  const save = async () => {
    if (problems.length > 0 || !isChanged) return
    const { files, ...content } = edited
    const done = await attempt(quickReplyChanges.save({ ...content, id: reply?.id ?? null, fileIds: files.map(({ id }) => id) }))
    if (!done) return
    dropEdit(key)
    select(done.id)
    showToast({ text: t('quick-replies.saved') })
  }
  useSaveKey(() => void save())

  return (
    <div className={editorPage.editor}>
      <header className={editorPage.header}>
        <h2 className={editorPage.heading}><bdi>{edited.title.trim() || t('quick-replies.new')}</bdi></h2>
        {reply && <Facts reply={reply} />}
        {reply && <IconButton label={t('quick-replies.duplicate')} icon={<Copy />} onClick={() => void duplicateReply(t, reply)} />}
        {reply && <IconButton label={t('quick-replies.delete')} icon={<Trash2 />} onClick={() => void removeReply(t, reply, null)} />}
      </header>
      <div className={classNames(editorPage.columns, editorPage.withSide)}>
        <form className={editorPage.form} aria-label={t('quick-replies.editor')} onSubmit={(event) => { event.preventDefault(); void save() }}>
          <div className={styles.pair}>
            <TextField label={t('quick-replies.name')} value={edited.title} placeholder={t('quick-replies.name-placeholder')} error={errorAt('title')} onChange={(title) => change({ title })} autoFocus={reply === null} />
            <TextField
              label={t('quick-replies.shortcut')}
              value={edited.shortcut}
              error={errorAt('shortcut')}
              hint={edited.shortcut.trim() === '' ? t('quick-replies.shortcut-hint-empty') : t('quick-replies.shortcut-hint', { shortcut: edited.shortcut.trim().replace(/^\/+/u, '') })}
              onChange={(shortcut) => change({ shortcut: shortcut.replace(/^\/+/u, '') })}
            />
          </div>
          {library.folders.length > 0 && (
            <Select
              label={t('quick-replies.folder')}
              value={String(edited.folderId ?? '')}
              options={[...library.folders.map(({ id, name }) => ({ value: String(id), label: name })), { value: '', label: t('quick-replies.no-folder') }]}
              onChange={(id) => change({ folderId: id === '' ? null : Number(id) })}
            />
          )}
          <BodyField body={edited.body} choices={edited.choices} variables={variables.data?.variables ?? []} error={errorAt('body')} onChange={(body) => change({ body })} />
          <FilesEditor files={edited.files} onChange={(files) => change({ files })} />
          <ChoicesEditor choices={edited.choices} errorAt={errorAt} onChange={(choices) => change({ choices })} />
          <EditorFooter isChanged={isChanged} blockingCount={problems.length} onDiscard={() => dropEdit(key)} />
        </form>
        <ReplyPreview edited={edited} variables={variables.data?.variables ?? []} />
      </div>
    </div>
  )
}

function Facts({ reply }: { reply: QuickReply }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  return (
    <p className={`${editorPage.facts} tabular`}>
      {t('quick-replies.used', { count: reply.useCount })}
      {reply.lastUsedAtMs !== null && ` · ${t('quick-replies.last-used', { time: format.ago(reply.lastUsedAtMs, nowMs) })}`}
    </p>
  )
}
