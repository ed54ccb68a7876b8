// How the person may be reached, as it stands in their file now, and where they can write.
import { latestOf } from '../../client/sealed-record.ts'
import type { SafeHours } from '../../cases/safe-hours.ts'
import type { OpenCase } from './open-file.ts'

export type SafeContact = Record<'how' | 'when' | 'word' | 'never', string> & {
  notices?: 'none' | 'neutral'
  hours?: readonly SafeHours[]
}

/** What is agreed now on how the person may be reached: its number (0 for nothing yet), and the words if they could be opened. */
export interface Reach {
  caseId: string
  version: number
  contact: SafeContact | undefined
  /** Sealed under an older key than the one in force. */
  isBehind: boolean
}

export function contactIn(cases: readonly OpenCase[]): Reach | undefined {
  const home = cases.find((one) => one.held.includes('contact'))
  if (!home) return undefined
  const row = latestOf(home.records, 'safe_contact')
  const newest = Math.max(
    ...home.shown.epochs.filter((one) => one.compartment === 'contact').map((one) => one.epoch),
  )
  return {
    caseId: home.id,
    version: row?.version ?? 0,
    contact: row?.value as SafeContact | undefined,
    isBehind: row !== undefined && row.epoch < newest,
  }
}

/** Whether something is agreed that cannot be read here: nothing older stands in for it, and nothing is written over it. */
export const isUnread = (reach: Reach | undefined): boolean =>
  reach !== undefined && reach.version > 0 && !reach.contact

/** The case in which she can write. */
export const writable = (cases: readonly OpenCase[]) => cases.find((one) => one.held.includes('messages'))
