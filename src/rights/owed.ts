// What somebody may be owed: the hours at the least pay, less what a room may count for and what was paid. Money in hundredths,
// so that nothing is lost in a sum.

export interface Worked {
  hours: number
  /** In a room of the employer's. */
  days: number
  /** Money, as it is written: 12.5 for 12.50. */
  got: number
}

export interface Rates {
  hour: number
  /** The most that a room may count for in a day; nothing where that is not known. */
  room: number | undefined
}

export interface Owed {
  pay: number
  room: number
  got: number
  /** Never below nothing: whoever got more owes nothing back. */
  owed: number
}

const hundredths = (money: number): number => Math.round(money * 100)

export function owedFor({ hours, days, got }: Worked, { hour, room = 0 }: Rates): Owed {
  const pay = Math.round(hours * hundredths(hour))
  const less = Math.round(days * hundredths(room))
  return {
    pay: pay / 100,
    room: less / 100,
    got: hundredths(got) / 100,
    owed: Math.max(0, pay - less - hundredths(got)) / 100,
  }
}

/** The largest number that is a working life and no slip of a finger. */
const most = 1_000_000

/**
 * A number as people write it: 240, 12.50, 12,50, in digits of their script. Nothing typed is 0; `undefined` where it is no number
 * or none that can be meant.
 */
export function numberIn(typed: string): number | undefined {
  const latin = typed
    .trim()
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replaceAll(/[٫,]/g, '.')
  if (latin === '') return 0
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(latin)) return undefined
  const number = Number(latin)
  return number <= most ? number : undefined
}
