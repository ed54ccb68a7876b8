// Digits as people type them, whatever their script: a receipt read aloud in Arabic, a telephone number kept in Persian.

/** Digits of any script (Arabic, Persian, Thai …) as 0-9: every decimal block of Unicode begins with its zero. */
export function westernDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0)!
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
    return String(digit.codePointAt(0)! - zero)
  })
}
