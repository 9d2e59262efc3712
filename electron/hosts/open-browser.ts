import { spawn } from 'node:child_process'

/** Opens the address in the default browser where there is one; says nothing when there is not. */
export function openBrowser(url: string): void {
  const [command, ...args] = opener(url)
  if (command === undefined) return
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}

function opener(url: string): string[] {
  if (process.platform === 'darwin') return ['open', url]
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  return process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'] ? ['xdg-open', url] : []
}
