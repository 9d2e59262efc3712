/** File types that run code; a document that turns out to be one is refused, whatever it claims to be. */
const executableTypes = new Set(['application/x-msdownload', 'application/x-dosexec', 'application/x-elf', 'application/x-mach-binary', 'application/vnd.microsoft.portable-executable', 'application/x-sh', 'application/java-archive', 'application/vnd.android.package-archive'])

/** Containers that hold sound only or pictures too look alike in their first bytes. */
const ambiguousContainers = new Set(['application/ogg', 'video/ogg', 'video/mp4', 'video/3gpp', 'video/quicktime', 'audio/x-m4a', 'video/webm'])

/** Is the file what the message said it is? `sniffed` null: nothing was recognised, which is no contradiction. */
export function isPlausibleType(claimed: string, sniffed: string | null): boolean {
  if (sniffed === null) return true
  const claimedKind = kindOf(claimed)
  if (claimedKind === 'application' || claimedKind === 'text') return !executableTypes.has(sniffed)
  return claimedKind === kindOf(sniffed) || ((claimedKind === 'audio' || claimedKind === 'video') && ambiguousContainers.has(sniffed))
}

function kindOf(mimeType: string): string {
  return mimeType.split('/')[0]?.toLowerCase() ?? ''
}
