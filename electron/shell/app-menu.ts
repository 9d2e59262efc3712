import { Menu, app, type MenuItemConstructorOptions } from 'electron'
import { commandList, type CommandDefinition, type MenuName } from '#shared/domain/command-list.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'

export type MenuText = (key: MessageKey) => string

const names: Record<Exclude<MenuName, 'app'>, MessageKey> = {
  conversation: 'shell.menu.conversation',
  view: 'shell.menu.view',
  help: 'shell.menu.help',
}

/** The application menu is a view of the command list: a click runs the command in the page that has it. */
export function setAppMenu(text: MenuText, run: (commandId: string) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(text, run, process.platform === 'darwin')))
}

export function menuTemplate(text: MenuText, run: (commandId: string) => void, isMac: boolean): MenuItemConstructorOptions[] {
  const commandsOf = (menu: MenuName) => (commandList as readonly CommandDefinition[])
    .filter((command) => command.menu === menu)
    .map((command): MenuItemConstructorOptions => ({
      label: text(command.labelKey),
      ...acceleratorOf(command.keys[0]),
      click: () => run(command.id),
    }))
  const appMenu: MenuItemConstructorOptions = {
    label: isMac ? app.name : text('shell.menu.file'),
    submenu: [
      ...(isMac ? [{ role: 'about' } as const, { type: 'separator' } as const] : []),
      ...commandsOf('app'),
      { type: 'separator' },
      ...(isMac ? [{ role: 'hide' } as const, { role: 'hideOthers' } as const, { role: 'unhide' } as const, { type: 'separator' } as const] : []),
      { role: 'quit', label: text('shell.quit') },
    ],
  }
  return [
    appMenu,
    { role: 'editMenu', label: text('shell.menu.edit') },
    ...(['conversation', 'view'] as const).map((menu) => ({ label: text(names[menu]), submenu: commandsOf(menu) })),
    { role: 'windowMenu', label: text('shell.menu.window') },
    { role: 'help', label: text(names.help), submenu: commandsOf('help') },
  ]
}

/** Keys without a modifier belong to the page (they must not fire while typing), so the menu does not take them. */
function acceleratorOf(keys: string | undefined): MenuItemConstructorOptions {
  if (!keys?.includes('+') || keys === 'Shift+?') return {}
  const accelerator = keys.replace('Mod', 'CommandOrControl').replace(/Arrow(Up|Down|Left|Right)/, '$1')
  return { accelerator, registerAccelerator: false }
}
