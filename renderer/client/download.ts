/** Lets the browser keep a file that a call prepared (`GET /downloads/<id>`, once). */
export function startDownload(path: string): void {
  const link = document.createElement('a')
  Object.assign(link, { href: path, download: '' })
  link.click()
}
