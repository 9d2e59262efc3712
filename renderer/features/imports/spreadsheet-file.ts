/** First bytes of the packed and of the old format of spreadsheet programs, whose tables have to be saved as CSV first. */
const beginnings = [[0x50, 0x4b, 0x03, 0x04], [0xd0, 0xcf, 0x11, 0xe0]]

export async function isSpreadsheetFile(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  return beginnings.some((beginning) => beginning.every((byte, at) => head[at] === byte))
}
