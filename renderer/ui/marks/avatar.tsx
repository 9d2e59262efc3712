import type { CSSProperties } from 'react'
import { classNames } from '../class-names.ts'
import styles from './avatar.module.css'

const colourCount = 8

/** The same seed has the same colour on every screen and after every restart. */
export function avatarColour(seed: string): number {
  let hash = 2166136261
  for (let index = 0; index < seed.length; index += 1) hash = Math.imul(hash ^ seed.charCodeAt(index), 16777619)
  return (hash >>> 0) % colourCount
}

const graphemes = new Intl.Segmenter()
const firstCharacter = (text: string) => graphemes.segment(text)[Symbol.iterator]().next().value?.segment ?? ''

const hangul = /^[가-힣]+$/u

/**
 * At most two characters that say who it is: the given name of a Korean name (김민지 is 민지), the first letters of
 * first and last word of others, the last two digits of a bare number.
 */
export function initials(name: string): string {
  const words = name.replace(/\s\(.*\)$/u, '').trim().split(/\s+/u).filter(Boolean)
  const first = words[0]
  if (!first) return '?'
  if (/^[+\d\s()-]+$/.test(name)) return name.replace(/\D/g, '').slice(-2)
  if (words.length === 1 && hangul.test(first)) return first.length === 3 || first.length === 4 ? first.slice(-2) : first.slice(0, 2)
  if (hangul.test(first)) return first.length === 3 ? first.slice(-2) : first.slice(0, 2)
  const letters = [first, ...(words.length > 1 ? [words.at(-1) ?? ''] : [])].map((word) => firstCharacter(word.replace(/^[^\p{L}\p{N}]+/u, '')))
  return letters.join('').toUpperCase() || firstCharacter(first)
}

/** Decoration: the name stands beside it. `seed` is something stable such as the contact id. */
export function Avatar({ name, seed, size = 40, className }: { name: string; seed: string | number; size?: 20 | 24 | 32 | 40 | 56 | 72 | undefined; className?: string | undefined }) {
  const colour = avatarColour(String(seed))
  const style = { '--avatar-size': `${size / 16}rem`, background: `var(--avatar-${colour})`, color: `var(--avatar-text-${colour})` } as CSSProperties
  return <span aria-hidden className={classNames(styles.avatar, className)} style={style}>{initials(name)}</span>
}
