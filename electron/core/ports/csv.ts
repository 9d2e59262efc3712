/** Tables as text. */
export type Csv = {
  /** Rows of cells, ragged rows included; null when quotes do not close. Comma, semicolon and tab are told apart. */
  parse(text: string): string[][] | null
  /** Ready for a spreadsheet: byte order mark and Windows line ends. */
  stringify(rows: readonly (readonly string[])[]): string
  /** Lines of a table that is written part by part; cells a spreadsheet would run as a formula (= + - @ and the like) get an apostrophe in front. */
  lines(rows: readonly (readonly unknown[])[]): string
  /** Reads a file once or twice, a piece at a time, to see how it is written. */
  inspect(open: () => Promise<AsyncIterable<Uint8Array>>): Promise<TableFormat>
  /** Rows as they lie in the file, piece by piece. Whatever the bytes are, it ends and never throws because of them. */
  rows(bytes: AsyncIterable<Uint8Array>, format: TableFormat): AsyncIterable<TablePiece>
}

/** CP949 reads EUC-KR as well. */
export type TableEncoding = 'utf-8' | 'cp949' | 'utf-16le' | 'utf-16be'
/** `isSound`: every byte belongs to the encoding. */
export type TableFormat = { encoding: TableEncoding; delimiter: ',' | ';' | '\t'; isSound: boolean }

/** `doneBytes`: how far the file was read for these rows. */
export type TablePiece = { rows: TableRow[]; doneBytes: number }
/** `number`: as a spreadsheet counts, the first row being 1. With a problem, `cells` are what could be told apart. */
export type TableRow = { number: number; cells: string[]; problem: 'too-large' | 'too-many-cells' | 'quote-open' | null }
