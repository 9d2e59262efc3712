import { safeStorage } from 'electron'
import type { SecretProtector } from '#adapters/system/secrets.ts'

/**
 * The system's key store where there is one. On a Linux desktop without a keyring Electron would "encrypt" with a
 * fixed password; then, and wherever encryption is not available, the key file is used and said so openly.
 */
export async function chooseProtector(fallback: SecretProtector): Promise<SecretProtector> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return fallback
  if (process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return fallback
  return {
    kind: 'os-key-store',
    protect: (text) => safeStorage.encryptStringAsync(text),
    unprotect: async (bytes) => (await safeStorage.decryptStringAsync(Buffer.from(bytes))).result,
  }
}
