import { Menu, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions, type WebContents } from 'electron'
import type { MenuText } from './app-menu.ts'
import { isExternalLinkAllowed } from './external-link.ts'

const mostSuggestions = 5

/** Right click: spelling first, then what fits what was clicked. */
export function addContextMenu(window: BrowserWindow, text: MenuText, openLink: (url: string) => void, copyText: (text: string) => void): void {
  const contents = window.webContents
  contents.on('context-menu', (_event, params) => {
    const items = contextItems(contents, params, text, openLink, copyText)
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}

export function contextItems(contents: WebContents, params: ContextMenuParams, text: MenuText, openLink: (url: string) => void, copyText: (text: string) => void): MenuItemConstructorOptions[] {
  const groups: MenuItemConstructorOptions[][] = []
  if (params.isEditable && params.misspelledWord) {
    groups.push([
      ...params.dictionarySuggestions.slice(0, mostSuggestions).map((word) => ({ label: word, click: () => contents.replaceMisspelling(word) })),
      { label: text('shell.add-to-dictionary'), click: () => void contents.session.addWordToSpellCheckerDictionary(params.misspelledWord) },
    ])
  }
  if (params.linkURL && isExternalLinkAllowed(params.linkURL)) {
    groups.push([
      { label: text('shell.open-link'), click: () => openLink(params.linkURL) },
      { label: text('shell.copy-link'), click: () => copyText(params.linkURL) },
    ])
  }
  if (params.mediaType === 'image' && params.hasImageContents) {
    groups.push([{ label: text('shell.copy-image'), click: () => contents.copyImageAt(params.x, params.y) }])
  }
  const { canCut, canCopy, canPaste, canSelectAll } = params.editFlags
  if (params.isEditable) {
    groups.push([
      { role: 'cut', label: text('shell.cut'), enabled: canCut },
      { role: 'copy', label: text('shell.copy'), enabled: canCopy },
      { role: 'paste', label: text('shell.paste'), enabled: canPaste },
      { role: 'selectAll', label: text('shell.select-all'), enabled: canSelectAll },
    ])
  } else if (params.selectionText.trim() !== '') {
    groups.push([{ role: 'copy', label: text('shell.copy'), enabled: canCopy }])
  }
  return groups.flatMap((group, index) => (index === 0 ? group : [{ type: 'separator' as const }, ...group]))
}
