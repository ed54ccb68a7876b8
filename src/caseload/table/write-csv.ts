// Rows as a CSV file (RFC 4180) that a spreadsheet shows and does not run: what it would take for a formula is marked as text, and the
// reader beside this takes the mark away again.

/** A telephone number or a plain number: a spreadsheet makes no formula of it. */
const isNumber = (text: string): boolean => /^[+-][\d\s().-]+$/.test(text)

/** Text that no spreadsheet runs. What looks marked already gets one more mark, so that nothing is lost on the way back. */
export const harmless = (text: string): string =>
  /^'*[=+\-@\t]/.test(text) && !isNumber(text) ? `'${text}` : text

const cell = (text: string): string => {
  const safe = harmless(text)
  return /[",;\n\r\t|]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** With a byte order mark: by it spreadsheets know that it is UTF-8. */
export const writeCsv = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\uFEFF${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
