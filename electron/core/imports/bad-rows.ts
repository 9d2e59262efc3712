import type { BadImportRow } from '#shared/domain/import-table.ts'
import type { Language } from '#shared/locales/translate.ts'
import { localText } from '../kernel/local-text.ts'
import type { Csv, TableFormat } from '../ports/csv.ts'
import type { TableFile } from './import-file.ts'
import { customerRows, isBlank } from './table-head.ts'

export function problemSentence({ problem, detail }: BadImportRow, language: Language): string {
  return localText(language, `import.problem.${problem}`, { detail })
}

/** The rows as they were, under their own heads, with row number and reason in front: to be put right and imported again. */
export async function* badRowLines(csv: Csv, file: TableFile, format: TableFormat, bad: { rows: readonly BadImportRow[]; hasHeader: boolean }, language: Language): AsyncGenerator<string> {
  const reasons = new Map(bad.rows.map((row) => [row.row, row]))
  const last = bad.rows.at(-1)?.row ?? 0
  const isCustomer = customerRows(bad.hasHeader)
  yield '\uFEFF'
  for await (const { rows } of csv.rows(await file.open(), format)) {
    const lines = rows.flatMap((row) => {
      if (isBlank(row)) return []
      if (!isCustomer(row)) return [[localText(language, 'import.bad-row'), localText(language, 'import.bad-reason'), ...row.cells]]
      const reason = reasons.get(row.number)
      return reason ? [[row.number, problemSentence(reason, language), ...row.cells.map((cell) => cell.replaceAll('\0', '\uFFFD'))]] : []
    })
    if (lines.length > 0) yield csv.lines(lines)
    if ((rows.at(-1)?.number ?? 0) >= last) return
  }
}
