/** One released step of the schema. Frozen once released: a later change is a new migration. */
export type Migration = { version: number; name: string; statements: readonly string[] }
