// The vault's calls about pages: copies of what stood in the file on one day, given in place of a part and of all that is written
// into it later. (docs/decisions/0045)
import type { Basis } from './case-shape.ts'
import type { AgreedWords } from './agreed.ts'
import type { Statement } from './chain.ts'
import type { Compartment, Text } from './shapes.ts'
import type { At } from './vault-log-shape.ts'

/** What is copied onto a page, and from which parts of the file. `page` is the name that it has for good. */
export type PageToSeal = { page: string; parts: readonly Compartment[]; value: unknown }
/** A page as the server keeps it. */
export type SealedPageText = { page: string; commit: Text; ciphertext: Text }
/** The key of one page for one circle. */
export type PageWrap = { page: string; circleId: number; wrap: Text }
/** One page that was opened, or why it was not. */
export type OpenedPage =
  | { page: string; value: unknown; refused?: undefined }
  | { page: string; refused: string; value?: undefined }

export interface PageCalls {
  /**
   * Gives pages to a circle: each is sealed under a key of its own, the statement names them by their hashes, and the keys are
   * wrapped to the recipient and to whoever keeps them: who reads a part first, and the person where their card holds all of the
   * parts. What is written into these parts later is in none of them.
   */
  grantPages(
    input: At & {
      caseId: string
      grant: string
      to: number
      pages: readonly PageToSeal[]
      basis: Exclude<Basis, 'vital_interest'>
      purpose: string
      until: string
      agreed?: AgreedWords
      beside?: boolean
    },
  ): Promise<{ statement: Statement; pages: SealedPageText[]; wraps: PageWrap[] }>

  /**
   * Opens pages of a received case. What is not the page that a checked grant names is refused, and so is one that is given to
   * nobody here on `day`. `missing` are pages that are given to this user's circles and did not come.
   */
  openPages(input: {
    caseId: string
    day: string
    pages: readonly (SealedPageText & { wraps: readonly Omit<PageWrap, 'page'>[] })[]
  }): Promise<{ opened: OpenedPage[]; missing: string[] }>
}
