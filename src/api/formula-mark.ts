// The mark by which a spreadsheet is kept from running what it would take for a formula, put on and taken off again.

/** A telephone number or a plain number: a spreadsheet makes no formula of it. */
const isNumber = (text: string): boolean => /^[+-][\d\s().-]+$/.test(text)

/** Text that no spreadsheet runs. What looks marked already gets one more mark, so that nothing is lost on the way back. */
export const harmless = (text: string): string =>
  /^'*[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text

/** What was written as text with a mark before it; the mark goes. */
export const withoutMark = (cell: string): string => (/^'+[=+\-@\t]/.test(cell) ? cell.slice(1) : cell)
