import type { Language } from '#shared/locales/translate.ts'
import { rpc } from '../kernel/rpc.ts'
import type { ImportDesk } from './import-desk.ts'

export function importsRouter(desk: ImportDesk, language: () => Language) {
  const { imports } = rpc
  return {
    list: imports.list.handler(() => desk.list()),
    offered: imports.offered.handler(() => desk.offered()),
    preview: imports.preview.handler(({ input }) => desk.preview(input.fileId)),
    check: imports.check.handler(({ input, signal }) => desk.check(input, signal)),
    run: imports.run.handler(({ input, signal }) => desk.run(input, signal)),
    badRows: imports.badRows.handler(({ input }) => desk.badRows(input.fileId, input.language ?? language())),
    discard: imports.discard.handler(({ input }) => desk.discard(input.fileId)),
  }
}
