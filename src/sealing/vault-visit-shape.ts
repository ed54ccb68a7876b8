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

/** Of a telephone on a visit: who carries it, and the key by which it signs. That key can be used and kept there, and read nowhere. */
export type TelephoneKey = { by: string; publicKey: Text; signature: Text; key: CryptoKey }

export type VisitCalls = {
  /** Makes the key pair of a visit, its private half wrapped to one of one's circles. */
  makeVisitKey(input: {
    visit: string
    circleId: number
  }): Promise<{ publicKey: Text; wrap: Text; signature: Text }>

  /** Makes the key by which this telephone signs rows of one visit, said to be theirs by who is signed in; none in an old browser. */
  makeVisitTelephone(input: { visit: string }): Promise<{ telephone?: TelephoneKey }>

  /** Seals what was written of one person met. The vault may be locked: nothing but the public key is needed. */
  sealVisitRow(input: {
    visit: string
    row: string
    publicKey: Text
    value: unknown
    telephone?: TelephoneKey | undefined
  }): Promise<{ ciphertext: Text }>

  /**
   * Checks a visit's key and opens its rows, none or many; `undefined` for one that does not open, or that says another author than it has.
   * `by`: who wrote it, where it is signed.
   */
  openVisitRows(input: {
    key: VisitKey
    rows: readonly { row: string; ciphertext: Text }[]
  }): Promise<{ rows: ({ value: unknown; by?: string } | undefined)[] }>
}
