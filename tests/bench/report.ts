import { renameSync, writeFileSync } from 'node:fs'
import { metric, printTable, type Failure, type Metric } from './metric.ts'

/** What was measured so far: on the terminal and in the JSON file as soon as it is known, so that a run cut off has told all it could. */
export class Report {
  readonly #jsonFile: string | undefined
  readonly #metrics: Metric[] = []
  readonly #failures: Failure[] = []
  #current = { id: '', scale: 0 }

  constructor(jsonFile: string | undefined) {
    this.#jsonFile = jsonFile
    this.#save()
  }

  /** A measure that throws is written down as failed; the next ones are taken all the same. */
  async take(id: string, scale: number, measure: (scale: number) => Promise<Metric[]>): Promise<void> {
    console.log(`${id} at ${scale.toLocaleString('en')} messages …`)
    this.#current = { id, scale }
    try {
      const measured = await measure(scale)
      this.#metrics.push(...measured)
      printTable(measured)
      this.#save()
    } catch (error) {
      this.failed(error)
    }
  }

  /** Also for what goes wrong beside the measure of that moment, where nobody waits for it. */
  failed(error: unknown): void {
    this.#failures.push({ ...this.#current, problem: error instanceof Error ? error.message : String(error) })
    console.error(error)
    this.#save()
  }

  /** The whole table; answers the exit code. What falls short of a bar is for people to judge, a measure that could not be taken is not. */
  end(): number {
    console.log('')
    printTable(this.#lines(), this.#failures)
    return this.#failures.length === 0 ? 0 : 1
  }

  #lines(): Metric[] {
    return [...this.#metrics, ...growth(this.#metrics)]
  }

  #save(): void {
    if (this.#jsonFile === undefined) return
    const part = `${this.#jsonFile}.part`
    writeFileSync(part, JSON.stringify({ metrics: this.#lines(), failures: this.#failures }, null, 2))
    renameSync(part, this.#jsonFile)
  }
}

/** Each time at the largest scale over the same at the smallest; below a millisecond nobody notices a factor. */
function growth(measured: readonly Metric[]): Metric[] {
  return measured.flatMap((line) => {
    const others = measured.filter((other) => other.id === line.id && other.name === line.name && other.scale !== line.scale)
    const before = others.toSorted((a, b) => a.scale - b.scale)[0]
    if (!before || line.mostGrowth === null || others.some((other) => other.scale > line.scale)) return []
    const factor = line.value / before.value
    return [metric({ id: line.id, name: `${line.name}: growth`, scale: line.scale, value: factor, unit: 'x', bar: `<= ${line.mostGrowth} x, or <= 1 ms`, ok: line.value <= 1 || factor <= line.mostGrowth })]
  })
}
