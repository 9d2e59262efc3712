import { chordCaps, type KeyChord } from './key-chord.ts'
import styles from './kbd.module.css'

export function Kbd({ keys }: { keys: KeyChord }) {
  return (
    <span className={styles.chord}>
      {chordCaps(keys).map((cap) => (
        <kbd key={cap} className={styles.cap}>{cap}</kbd>
      ))}
    </span>
  )
}
