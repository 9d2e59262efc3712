import { FileUp, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { shopKey, type ShopVariable } from '#shared/domain/automation/flow.ts'
import { api } from '../../../client/api.ts'
import { readTextFile } from '../../../client/text-files.ts'
import { useLibrary } from '../../../client/use-library.ts'
import { useFormat } from '../../../strings/format.ts'
import { useNowMs } from '../../../strings/use-now.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { ErrorState } from '../../../ui/states/error-state.tsx'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import { TextField } from '../../../ui/fields/text-field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { attempt } from '../attempt.ts'
import styles from './values.module.css'

export function ShopVariables() {
  const t = useStrings()
  const variables = useLibrary('automation', () => api.automation.variables())
  return (
    <section className={styles.part} aria-label={t('automation.values-title')}>
      <div className={styles.head}>
        <h3 className={styles.subheading}>{t('automation.values-title')}</h3>
        <ImportValues />
      </div>
      <p className={styles.lead}>{t('automation.values-lead', { example: '{shop.stock}' })}</p>
      {variables.state === 'loading' && <Skeleton height="6rem" shape="block" />}
      {variables.state === 'error' && <ErrorState error={variables.error} onRetry={variables.reload} />}
      {variables.state === 'ready' && variables.data.length === 0 && <p className={styles.empty}>{t('automation.values-empty')}</p>}
      {variables.state === 'ready' && variables.data.length > 0 && <ul className={styles.rows}>{variables.data.map((variable) => <VariableRow key={`${variable.key} ${variable.value}`} variable={variable} />)}</ul>}
      <NewVariable taken={variables.data?.map(({ key }) => key) ?? []} />
    </section>
  )
}

const keep = (key: string, value: string) => attempt(api.automation.setVariables({ variables: [{ key, value }] }))

function VariableRow({ variable: { key, value, updatedAtMs } }: { variable: ShopVariable }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const [text, setText] = useState(value)
  const save = () => text !== value && void keep(key, text)
  const remove = async () => {
    if ((await attempt(api.automation.removeVariable({ key }).then(() => true))) === null) return
    showToast({ text: t('automation.value-removed', { key }), action: { label: t('common.undo'), run: () => void keep(key, value) } })
  }
  return (
    <li className={styles.row}>
      <bdi className={styles.key}>{`{shop.${key}}`}</bdi>
      <TextField label={t('automation.value-of', { key })} hidesLabel value={text} maxLength={500} onChange={setText} onBlur={save} onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && save()} />
      <span className={styles.note}>{t('automation.value-changed', { time: format.ago(updatedAtMs, nowMs) })}</span>
      <IconButton size="s" label={t('automation.remove-value', { key })} icon={<Trash2 />} onClick={() => void remove()} />
    </li>
  )
}

/** A table of names and values, as a stock list gives it. */
function ImportValues() {
  const t = useStrings()
  const picker = useRef<HTMLInputElement>(null)
  const take = async (file: File) => {
    const done = await attempt(readTextFile(file).then((text) => api.automation.importVariables({ text })))
    if (!done) return
    const [first] = done.bad
    showToast({ text: t('automation.values-imported', { added: done.newCount, changed: done.changedCount, same: done.sameCount }) + (first ? ` ${t('automation.values-bad', { count: done.bad.length, row: first.row })}` : ''), ...(first ? { tone: 'danger' as const } : {}) })
  }
  return (
    <>
      <Button size="s" icon={<FileUp aria-hidden size={15} />} onClick={() => picker.current?.click()}>{t('automation.values-import')}</Button>
      <input
        ref={picker} type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" hidden aria-label={t('automation.values-import')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void take(file)
          target.value = ''
        }}
      />
    </>
  )
}

function NewVariable({ taken }: { taken: readonly string[] }) {
  const t = useStrings()
  const [key, setKey] = useState('')
  const [value, setValue] = useState('')
  const isTaken = taken.includes(key.trim())
  const error = key.trim() === '' || shopKey.test(key.trim()) ? (isTaken ? t('automation.key-taken') : null) : t('automation.key-rule')
  const add = async () => {
    if (!(await keep(key.trim(), value))) return
    setKey('')
    setValue('')
  }
  return (
    <form className={styles.add} onSubmit={(event) => { event.preventDefault(); void add() }}>
      <TextField label={t('automation.value-key')} value={key} error={error} onChange={setKey} />
      <TextField label={t('automation.value')} value={value} maxLength={500} onChange={setValue} />
      <Button type="submit" icon={<Plus aria-hidden size={16} />} disabled={key.trim() === '' || error !== null}>{t('automation.add')}</Button>
    </form>
  )
}
