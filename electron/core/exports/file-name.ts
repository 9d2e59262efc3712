const longest = 120

/** A name that every system takes: nothing that could be a path, a device, a hidden file or a turned-around ending. */
export function fileNameOf(words: string, ending: string): string {
  const plain = words.replaceAll(/[\p{Cc}\p{Cs}\p{Bidi_Control}<>:"/\\|?*]/gu, '_').replaceAll(/\s+/gu, ' ').replace(/^[.\s_]+/u, '').trim()
  return `${Array.from(plain).slice(0, longest).join('') || 'danggol'}.${ending}`
}
