import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AccountSecrets, Secrets } from '#core/ports/secrets.ts'

/** Encrypts and decrypts with a key that this port does not store: the system's key store, or a key file. */
export type SecretProtector = {
  kind: ReturnType<Secrets['protection']>
  protect(text: string): Promise<Uint8Array>
  /** Rejects when the text was protected by another key or changed. */
  unprotect(bytes: Uint8Array): Promise<string>
}

type ProtectedFiles<Value> = { read(key: string): Promise<Value | null>; write(key: string, value: Value): Promise<void>; remove(key: string): Promise<void> }

/** Encrypted files in `<folder>`, one an account. A file that cannot be decrypted here reads as null: the owner connects again. */
export function createSecrets(place: { folder: string; protector: SecretProtector }): Secrets {
  return { ...createProtectedFiles<AccountSecrets>(place), protection: () => place.protector.kind }
}

/** Encrypted files in `<folder>`, one a key. A file that cannot be decrypted here reads as null. */
export function createProtectedFiles<Value>({ folder, protector }: { folder: string; protector: SecretProtector }): ProtectedFiles<Value> {
  const pathOf = (key: string) => join(folder, `${encodeURIComponent(key)}.secret`)
  return {
    async read(key) {
      const bytes = await readFile(pathOf(key)).catch(() => null)
      if (bytes === null) return null
      const text = await protector.unprotect(bytes).catch(() => null)
      return text === null ? null : (JSON.parse(text) as Value)
    },
    async write(key, value) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = pathOf(key)
      const temporary = `${path}.part`
      const file = await open(temporary, 'w', 0o600)
      try {
        await file.writeFile(await protector.protect(JSON.stringify(value)))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, path)
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

const nonceBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM with a random key in a file that only this user may read. Kept apart from the data folder, so that
 * a copied or synchronised data folder gives no secret away. Weaker than a key store: whoever acts as this user
 * can read both.
 */
export function keyFileProtector(keyFile: string): SecretProtector {
  let key: Promise<Buffer> | null = null
  const readKey = () => (key ??= readOrCreateKey(keyFile))
  return {
    kind: 'encrypted-file',
    async protect(text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', await readKey(), nonce)
      const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), encrypted])
    },
    async unprotect(bytes) {
      const data = Buffer.from(bytes)
      const decipher = createDecipheriv('aes-256-gcm', await readKey(), data.subarray(0, nonceBytes))
      decipher.setAuthTag(data.subarray(nonceBytes, nonceBytes + tagBytes))
      return decipher.update(data.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}

async function readOrCreateKey(keyFile: string): Promise<Buffer> {
  const existing = await readFile(keyFile).catch(() => null)
  if (existing?.length === 32) return existing
  await mkdir(dirname(keyFile), { recursive: true, mode: 0o700 })
  const fresh = randomBytes(32)
  try {
    await writeFile(keyFile, fresh, { mode: 0o600, flag: 'wx' })
    await chmod(keyFile, 0o600)
    return fresh
  } catch {
    return readFile(keyFile)
  }
}
