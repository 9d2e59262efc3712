/** Tables as text. */
export type Csv = {
  /** Rows of cells, ragged rows included; null when quotes do not close. Comma, semicolon and tab are told apart. */
  parse(text: string): string[][] | null
  /** Ready for a spreadsheet: byte order mark and Windows line ends. */
  stringify(rows: readonly (readonly string[])[]): string
}
