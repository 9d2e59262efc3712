/** Structured log. Never pass a token, a secret or the text of a message. */
export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, error: unknown, fields?: LogFields): void
  /** The latest lines, for diagnostics. */
  recent(limit: number): string[]
}
export type LogFields = Readonly<Record<string, string | number | boolean | null>>
