// Whether the person may be asked now: a rule that could not be read allows nothing. Pure.
import type { SafeContact } from './safe-contact.ts'
import type { Safety } from './safe-hours.ts'

export type Asking = 'opening' | 'unreadable' | 'outside' | 'open'

/** What was found of how they are reached: `undefined` while it is read, and where that failed; `null` where nothing is shared or written. */
export interface Found {
  contact: SafeContact | null | undefined
  isFailed: boolean
}

/** `isAllowed`: whoever acts said that the person is with them, or that the way for an emergency is used. */
export function askingNow(
  { contact, isFailed }: Found,
  safety: Safety | undefined,
  isAllowed: boolean,
): Asking {
  if (isAllowed) return 'open'
  if (contact === undefined) return isFailed ? 'unreadable' : 'opening'
  return !safety || safety.isSafe ? 'open' : 'outside'
}
