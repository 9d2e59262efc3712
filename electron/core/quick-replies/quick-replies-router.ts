import type { Language } from '#shared/locales/translate.ts'
import { attachKeptFiles } from '../kernel/attach-kept-files.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refusedBy } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { contentProblem, overCap, roomLeft } from './check.ts'
import { customerValues, knownOf, textVariables } from '../kernel/customer-variables.ts'
import { exportReplies, importReplies } from './files-of-replies.ts'

export function quickRepliesRouter(ports: FeaturePorts, systemLanguage: Language) {
  const { store, clock, facts, signals } = ports
  /** The language the shop writes in. */
  const language = (): Language => (facts.settings.language === 'system' ? systemLanguage : facts.settings.language)
  const { quickReplies } = rpc
  const changed = () => signals.emit('library-changed', 'quick-replies')
  const assertRoom = async (wanted: number) => {
    const { replies } = await store.quickReplies()
    if (roomLeft(ports, replies.length) < wanted) throw refusedBy(overCap(ports))
  }

  return {
    all: quickReplies.all.handler(() => store.quickReplies()),
    save: quickReplies.save.handler(async ({ input }) => {
      const content = { ...input, title: input.title.trim(), shortcut: input.shortcut.trim().replace(/^\/+/u, ''), body: input.body.trimEnd() }
      const library = await store.quickReplies()
      if (input.id === null && roomLeft(ports, library.replies.length) < 1) throw refusedBy(overCap(ports))
      if (input.id !== null) found(await store.quickReply(input.id))
      const problem = contentProblem(ports, { ...content, fileCount: input.fileIds.length }, library, knownOf(await textVariables(store, language())))
      if (problem) throw refusedBy(problem)
      const saved = await store.saveQuickReply({ ...content, nowMs: clock.nowMs() })
      changed()
      return saved
    }),
    duplicate: quickReplies.duplicate.handler(async ({ input }) => {
      await assertRoom(1)
      const copy = found(await store.duplicateQuickReply(input.id, input.title, clock.nowMs()))
      changed()
      return copy
    }),
    remove: quickReplies.remove.handler(async ({ input }) => {
      await store.setQuickReplyDeleted(input.ids, clock.nowMs())
      changed()
    }),
    restore: quickReplies.restore.handler(async ({ input }) => {
      await store.setQuickReplyDeleted(input.ids, null)
      changed()
    }),
    arrange: quickReplies.arrange.handler(async ({ input }) => {
      await store.arrangeQuickReplies(input.folderId, input.ids)
      changed()
    }),
    saveFolder: quickReplies.saveFolder.handler(async ({ input }) => {
      const folder = found(await store.saveQuickReplyFolder(input))
      changed()
      return folder
    }),
    removeFolder: quickReplies.removeFolder.handler(async ({ input }) => {
      await store.removeQuickReplyFolder(input.id)
      changed()
    }),
    arrangeFolders: quickReplies.arrangeFolders.handler(async ({ input }) => {
      await store.arrangeQuickReplyFolders(input.ids)
      changed()
    }),
    variables: quickReplies.variables.handler(async ({ input }) => {
      const variables = await textVariables(store, language())
      return { variables, known: knownOf(variables), values: input.conversationId === null ? {} : await customerValues(store, input.conversationId, language()) }
    }),
    takeFiles: quickReplies.takeFiles.handler(async ({ input }) => attachKeptFiles(ports, found(await store.quickReply(input.id)).files, input.conversationId)),
    importFile: quickReplies.importFile.handler(async ({ input }) => {
      const report = await importReplies(ports, { ...input, language: language() })
      if (report.addedIds.length > 0) changed()
      return report
    }),
    exportFile: quickReplies.exportFile.handler(({ input }) => exportReplies(ports, input.format)),
  }
}
