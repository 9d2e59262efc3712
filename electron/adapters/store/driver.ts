import type Database from 'better-sqlite3'

export type SqlValue = string | number | null | Uint8Array
export type SqlRow = Record<string, SqlValue>

/**
 * `synced`: the commit is on the disk platter when the transaction returns, and with it every commit before
 * it. `relaxed`: atomic and never corrupt, but the latest commits may be lost with the power; only for what
 * is written again from something durable (projection from the journal) or cheap to lose (a read mark).
 */
export type Durability = 'synced' | 'relaxed'

/**
 * The handful of verbs every store file speaks. Nothing else of the engine is used, so that another SQLite
 * host (a Durable Object) needs one new file. Values are bound by position; booleans are 0 and 1.
 */
export type Driver = {
  run(sql: string, ...values: SqlValue[]): { changes: number; lastId: number }
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined
  all<Row>(sql: string, ...values: SqlValue[]): Row[]
  iterate<Row>(sql: string, ...values: SqlValue[]): IterableIterator<Row>
  /** All or nothing. Transactions never nest: a store verb is one transaction. */
  transaction<Result>(durability: Durability, work: () => Result): Result
  /** Everything read in it is of one moment, and the file is locked for reading once, not once per statement. */
  snapshot<Result>(work: () => Result): Result
}

export function createDriver(database: Database.Database): Driver {
  const prepared = new Map<string, Prepared>()
  const prepare = (sql: string): Prepared => {
    let entry = prepared.get(sql)
    if (!entry) {
      entry = { statement: database.prepare<Bound>(planOnce(sql)), isNumbered: /\?\d/.test(sql) }
      prepared.set(sql, entry)
    }
    return entry
  }
  let durability: Durability | null = null
  const run = (sql: string, ...values: SqlValue[]) => {
    const entry = prepare(sql)
    const result = entry.statement.run(...bound(entry, values))
    return { changes: result.changes, lastId: Number(result.lastInsertRowid) }
  }
  return {
    run,
    get: <Row>(sql: string, ...values: SqlValue[]) => {
      const entry = prepare(sql)
      return entry.statement.get(...bound(entry, values)) as Row | undefined
    },
    all: <Row>(sql: string, ...values: SqlValue[]) => {
      const entry = prepare(sql)
      return entry.statement.all(...bound(entry, values)) as Row[]
    },
    iterate: <Row>(sql: string, ...values: SqlValue[]) => {
      const entry = prepare(sql)
      return entry.statement.iterate(...bound(entry, values)) as IterableIterator<Row>
    },
    transaction: (wanted, work) => {
      if (durability !== wanted) {
        database.pragma(`synchronous = ${wanted === 'synced' ? 'FULL' : 'NORMAL'}`)
        durability = wanted
      }
      run('BEGIN IMMEDIATE')
      try {
        const result = work()
        run('COMMIT')
        return result
      } catch (error) {
        if (database.inTransaction) run('ROLLBACK')
        throw error
      }
    },
    snapshot: (work) => {
      run('BEGIN')
      try {
        return work()
      } finally {
        if (database.inTransaction) run('COMMIT')
      }
    },
  }
}

type Bound = (SqlValue | Record<number, SqlValue>)[]
type Prepared = { statement: Database.Statement<Bound>; isNumbered: boolean }

/**
 * SQLite looks at the value of a bare parameter after `=` or LIMIT to estimate what it may find, and then plans
 * the statement anew at every binding, which takes up to ten times as long as running it. Behind a plus, which
 * changes no value, it does not look.
 */
function planOnce(sql: string): string {
  return sql.replaceAll(/(=|\bLIMIT)\s*(\?\d*)/g, '$1 +$2')
}

/** better-sqlite3 takes `?1` for a name. */
function bound(entry: Prepared, values: SqlValue[]): Bound {
  return entry.isNumbered ? [Object.fromEntries(values.map((value, index) => [index + 1, value]))] : values
}
