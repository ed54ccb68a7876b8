// The vault's calls about a backup that was restored (restoration.ts).
import type { Text } from './shapes.ts'

export type ShownRestoration = {
  body: string
  heads: string
  signatures: readonly { user: string; signature: Text }[]
}

export type RestorationView = {
  until: string
  at: string
  /** Six words to compare by voice with who signed it. */
  words: string
  /** Whose signatures hold, by the log that is shown; nobody whom this browser remembers as taken out. */
  signers: string[]
  /** Two of the house, one of whom administers, have signed; the one who works alone, alone. */
  isSigned: boolean
}

/** What came back with the backup, by this browser's memory. */
export type CameBack = {
  /** Cases with consents that had been withdrawn, and whether the card had been frozen. */
  cases: { caseId: string; ended: readonly string[]; frozen: boolean }[]
  /** Colleagues who had been taken out and stand in the log again. */
  members: string[]
}

export interface RestorationCalls {
  /**
   * A human says that a backup may have been restored: what is shown is read, against nothing that was seen before. Until a restoration is
   * accepted nothing is remembered, sealed or wrapped (`rollback`).
   */
  beginRestoration(): Promise<void>

  /** Signs it for one's own house: a new one, or the one that a colleague has signed (`body`). `fork` where their list is not the one given. */
  signRestoration(input: {
    until: string
    at: string
    heads: string
    body?: string
  }): Promise<{ body: string; signature: Text }>

  /** What is said, and by whom; `broken` for what is no restoration of this house. */
  viewRestoration(input: ShownRestoration): Promise<RestorationView>

  /**
   * A human has asked whoever signed. From here on the chains that it names are believed from where it says that they go. `not-verified`
   * where not enough have signed, `outdated` where this browser was here after it was said.
   */
  acceptRestoration(input: ShownRestoration): Promise<CameBack>
}
