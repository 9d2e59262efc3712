/** A row of JSON as it was and as it is now. */
export type Rewritten = { id: number; before: string; after: string }

/** Only the rows that change. */
export function rewritten<Value>(rows: readonly { id: number; json: string }[], rewrite: (value: Value) => Value): Rewritten[] {
  return rows.map(({ id, json }) => ({ id, before: json, after: JSON.stringify(rewrite(JSON.parse(json) as Value)) })).filter(({ before, after }) => before !== after)
}
