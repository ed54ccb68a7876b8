// What the search box holds between two searches.
import type { HeaderRow } from '../header-digest.ts'

/** What has been opened, and when. */
export interface Opened {
  at: number
  rows: ReadonlySet<HeaderRow>
  references: Map<string, string>
  /** Cases that were taken away since: the vault still knows their names. */
  gone: Set<string>
  /** Cases without a header have been looked through. */
  isListed?: boolean
}

export const nothingOpened = (): Opened => ({
  at: 0,
  rows: new Set(),
  references: new Map(),
  gone: new Set(),
})

/** All is opened anew, since the circles of whoever searches changed. What was there before is gone unless the list shows it again. */
export const openedAnew = ({ rows, gone }: Opened): Opened => ({
  ...nothingOpened(),
  gone: new Set([...gone, ...[...rows].map(({ caseId }) => caseId)]),
})
