import { create } from 'zustand'
import type { ExportWish } from '../features/exports/export-dialog.tsx'

/** The file somebody wants, from wherever they asked. */
export const useExportWish = create<{ wish: ExportWish | null }>(() => ({ wish: null }))

export const askForExport = (wish: ExportWish | null) => useExportWish.setState({ wish })
