import type { Credentials } from '#shared/contract/shop.ts'
import type { ConnectCheck } from '#shared/domain/shop.ts'
import { ArrowLeft } from 'lucide-react'
import { useRef, useState, type FormEvent } from 'react'
import { api } from '../../client/api.ts'
import { describeFailure } from '../../client/refusals.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { describeError } from '../../ui/states/describe-error.ts'
import { TextField } from '../../ui/fields/text-field.tsx'
import { credentialFields, emptyCredentials, trimmed, unusableFields, type CredentialField } from './connect-fields.ts'
import { CheckList } from './check-list.tsx'
import styles from './connect-form.module.css'

const groups: readonly { titleKey: 'connect.step-number' | 'connect.step-token' | 'connect.step-webhook'; bodyKey: 'connect.step-number-body' | 'connect.step-token-body' | 'connect.step-webhook-body'; names: readonly (keyof Credentials)[] }[] = [
  { titleKey: 'connect.step-number', bodyKey: 'connect.step-number-body', names: ['phoneNumberId', 'wabaId'] },
  { titleKey: 'connect.step-token', bodyKey: 'connect.step-token-body', names: ['token'] },
  { titleKey: 'connect.step-webhook', bodyKey: 'connect.step-webhook-body', names: ['appSecret', 'verifyToken'] },
]

/** Guided: what to copy from Meta and from where, then one check after the other with the next step when one fails. */
export function ConnectForm({ onBack, onOpened }: { onBack: () => void; onOpened: () => void }) {
  const t = useStrings()
  const [credentials, setCredentials] = useState(emptyCredentials)
  const [showsProblems, setShowsProblems] = useState(false)
  const [checks, setChecks] = useState<ConnectCheck[] | null>(null)
  const [busy, setBusy] = useState<'check' | 'connect' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const unusable = unusableFields(credentials)

  const run = async (work: 'check' | 'connect') => {
    setShowsProblems(true)
    setProblem(null)
    if (unusable.size > 0) {
      setProblem(t('connect.fill-first', { count: unusable.size }))
      const first = credentialFields.find((one) => unusable.has(one.name))
      form.current?.querySelector<HTMLInputElement>(`[name="${first?.name}"]`)?.focus()
      return
    }
    setBusy(work)
    setChecks(null)
    try {
      const answer = work === 'check' ? await api.shop.check(trimmed(credentials)) : await api.shop.connect(trimmed(credentials))
      setChecks(answer)
      if (work === 'connect' && answer.every((check) => check.outcome !== 'failed')) onOpened()
    } catch (error) {
      setProblem(describeFailure(t, error, `${t('connect.failed')} (${describeError(error).id})`))
    } finally {
      setBusy(null)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run('connect')
  }
  const field = (name: keyof Credentials) => {
    const description = credentialFields.find((one) => one.name === name)
    return description && (
      <Field
        key={name}
        field={description}
        value={credentials[name]}
        showsProblem={showsProblems && unusable.has(name)}
        onChange={(value) => {
          setCredentials((current) => ({ ...current, [name]: value }))
          setChecks(null)
        }}
      />
    )
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Button variant="quiet" size="s" icon={<ArrowLeft aria-hidden size={16} />} className={styles.back} onClick={onBack}>{t('connect.back')}</Button>
      <header>
        <h1 className={styles.title}>{t('connect.title')}</h1>
        <p className={styles.lead}>{t('connect.lead')}</p>
      </header>
      <ol className={styles.steps}>
        {groups.map((group, index) => (
          <li key={group.titleKey} className={styles.step}>
            <span className={`${styles.number} tabular`} aria-hidden>{index + 1}</span>
            <fieldset className={styles.fields}>
              <legend className={styles.stepTitle}>{t(group.titleKey)}</legend>
              <p className={styles.stepBody}>{t(group.bodyKey)}</p>
              {group.names.map(field)}
            </fieldset>
          </li>
        ))}
      </ol>
      <details className={styles.advanced}>
        <summary>{t('connect.step-advanced')}</summary>
        <p className={styles.stepBody}>{t('connect.step-advanced-body')}</p>
        {field('graphBase')}
      </details>
      {(busy || checks) && <CheckList checks={checks} />}
      {problem && <p role="alert" className={styles.problem}>{problem}</p>}
      <footer className={styles.footer}>
        <Button isBusy={busy === 'check'} onClick={() => void run('check')}>{t('connect.check')}</Button>
        <Button variant="primary" type="submit" isBusy={busy === 'connect'}>{t('connect.connect')}</Button>
      </footer>
      <p className={styles.privacy}>{t('connect.privacy')}</p>
    </form>
  )
}

function Field({ field, value, showsProblem, onChange }: { field: CredentialField; value: string; showsProblem: boolean; onChange: (value: string) => void }) {
  const t = useStrings()
  return (
    <TextField
      name={field.name}
      label={t(field.labelKey)}
      hint={t(field.hintKey)}
      error={showsProblem ? t(field.problemKey) : null}
      value={value}
      onChange={onChange}
      type={field.isSecret ? 'password' : 'text'}
      autoComplete="off"
      spellCheck={false}
    />
  )
}
