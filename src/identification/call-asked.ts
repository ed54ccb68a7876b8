// What somebody says of when they want to be called, as it lies sealed in their line. Apart from the hours, since no screen needs a calendar.

export interface CallAsked {
  /** When it begins: an instant, on a full hour. */
  at: string
  /** The telephone, where another one is meant than in the request; empty where not. */
  number: string
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:00(\.000)?Z$/

/** As far as it can be read: whoever holds a key may have sealed anything. */
export function callIn(value: unknown): CallAsked | undefined {
  const { at, number } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  if (typeof at !== 'string' || !instant.test(at) || Number.isNaN(Date.parse(at))) return undefined
  return { at, number: typeof number === 'string' ? number.slice(0, 60) : '' }
}
