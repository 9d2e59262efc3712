/** One line of the table. `ratio` is value over reference of the same run; `bar` says what counts as met; `mostGrowth` how much more the same may be in a larger shop. */
export type Metric = { id: string; name: string; scale: number; value: number; unit: string; reference: number | null; ratio: number | null; bar: string; ok: boolean; mostGrowth: number | null }
/** A measure that could not be taken. */
export type Failure = { id: string; scale: number; problem: string }

export function metric(line: Omit<Metric, 'ratio' | 'reference' | 'mostGrowth'> & { reference?: number; mostGrowth?: number }): Metric {
  const reference = line.reference ?? null
  return { ...line, value: round(line.value), reference: reference === null ? null : round(reference), ratio: reference === null || reference === 0 ? null : round(line.value / reference), mostGrowth: line.mostGrowth ?? null }
}

const round = (value: number) => Number(value.toPrecision(4))

/** `share` in [0, 1]; of an empty list NaN, which no bar accepts. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export async function timed(run: () => unknown): Promise<number> {
  const startedMs = performance.now()
  await run()
  return performance.now() - startedMs
}

export function printTable(metrics: readonly Metric[], failures: readonly Failure[] = []): void {
  const rows = [['', 'metric', 'messages', 'value', 'unit', 'reference', 'ratio', 'bar'],
    ...metrics.map((line) => [line.ok ? 'ok' : 'SHORT', `${line.id} ${line.name}`, String(line.scale), String(line.value), line.unit, String(line.reference ?? '-'), String(line.ratio ?? '-'), line.bar]),
    ...failures.map(({ id, scale, problem }) => ['FAILED', id, String(scale), '-', '-', '-', '-', problem.split('\n', 1)[0]!])]
  const widths = rows[0]!.map((_title, column) => Math.max(...rows.map((row) => row[column]!.length)))
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd())
}
