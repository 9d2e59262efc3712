import { useEffect, useState } from 'react'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../actions/button.tsx'
import { Skeleton } from '../../states/skeleton.tsx'
import type { EmojiPicker } from './emoji-picker.tsx'
import type { EmojiLibrary } from './load-emoji.ts'
import styles from './lazy-emoji-picker.module.css'

type Loaded = { Picker: typeof EmojiPicker; library: EmojiLibrary }

async function loadPicker(): Promise<Loaded> {
  const [picker, library] = await Promise.all([import('./emoji-picker.tsx'), import('./load-emoji.ts').then(({ loadEmoji }) => loadEmoji())])
  return { Picker: picker.EmojiPicker, library }
}

type Props = Omit<Parameters<typeof EmojiPicker>[0], 'library'>

/** The whole picker; its pictures' names load when it is first opened. */
export function LazyEmojiPicker(props: Props) {
  const t = useStrings()
  const [loaded, setLoaded] = useState<Loaded | 'failed' | null>(null)
  const load = () => void loadPicker().then(setLoaded, () => setLoaded('failed'))
  useEffect(load, [])

  if (loaded === 'failed') {
    return (
      <div className={styles.loading}>
        <p role="alert">{t('emoji.failed')}</p>
        <Button size="s" onClick={load}>{t('common.retry')}</Button>
      </div>
    )
  }
  if (!loaded) {
    return (
      <div className={styles.loading} role="status" aria-label={t('emoji.loading')}>
        <Skeleton height="36px" shape="block" />
        <Skeleton height="288px" shape="block" />
      </div>
    )
  }
  return <loaded.Picker library={loaded.library} {...props} />
}
