/** A cell that a spreadsheet would calculate gets an apostrophe, and so does one that already looks like that. */
export const neutralCell = (cell: string) => (/^'*[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell)
export const plainCell = (cell: string) => (/^'+[=+\-@\t\r]/u.test(cell) ? cell.slice(1) : cell)
