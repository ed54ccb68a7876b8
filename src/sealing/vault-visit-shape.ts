// The vault's calls for visits.
import type { Text } from './shapes.ts'

/** A visit's key as it is kept. `by` made it, a member of `organisation`; its seed is wrapped to `circleId`. */
export type VisitKey = {
  visit: string
  organisation: number
  circleId: number
  by: string
  publicKey: Text
  wrap: Text
  signature: Text
}

export type VisitCalls = {
  /** Makes the key pair of a visit, its private half wrapped to one of one's circles. */
  makeVisitKey(input: {
    visit: string
    circleId: number
  }): Promise<{ publicKey: Text; wrap: Text; signature: Text }>

  /** Seals what was written of one person met. The vault may be locked: nothing but the public key is needed. */
  sealVisitRow(input: {
    visit: string
    row: string
    publicKey: Text
    value: unknown
  }): Promise<{ ciphertext: Text }>

  /** Checks a visit's key and opens its rows, none or many; `undefined` for one that does not open. */
  openVisitRows(input: {
    key: VisitKey
    rows: readonly { row: string; ciphertext: Text }[]
  }): Promise<{ values: unknown[] }>
}
