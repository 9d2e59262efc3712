/** Secrets of one account; only this port holds them. They never reach the database, a log or an export. */
export type AccountSecrets = { token: string; appSecret: string; verifyToken: string }
export type Secrets = {
  read(accountKey: string): Promise<AccountSecrets | null>
  write(accountKey: string, secrets: AccountSecrets): Promise<void>
  remove(accountKey: string): Promise<void>
  /** How well they are kept here, said openly in settings. */
  protection(): 'os-key-store' | 'encrypted-file'
}
