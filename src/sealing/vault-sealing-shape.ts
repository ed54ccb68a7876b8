// The vault's calls that seal to somebody outside a case: each names an intent, and its proof is checked before anything is sealed.
import type { CircleIntent, PersonIntent } from './intent-shape.ts'
import type { Text } from './shapes.ts'

/** Words to a circle, as a server keeps them: the key for the reader, for the writer, and for the writer's colleagues where they have to read. */
export type SealedToCircle = { wrapReader: Text; wrapOwn: Text; wrapHouse?: Text; ciphertext: Text }

export type SealingCalls = {
  /**
   * Seals and signs a value for one person, in the field of a row that names it. `not-verified` where the intent is not proven: nothing is
   * sealed then.
   */
  sealToPerson(input: {
    intent: PersonIntent
    row: string
    field: string
    value: unknown
  }): Promise<{ to: string; ciphertext: Text; signature: Text }>

  /** Seals a value for one circle and for oneself, as a report is sealed to the hotline; `locator` is 16 bytes that name it. Refusals as above. */
  sealToCircle(input: { intent: CircleIntent; locator: Text; value: unknown }): Promise<SealedToCircle>

  /** Opens what `by`, of `organisation`, wrote to this user. `bad-signature` for anybody else's words. */
  openBrief(input: {
    organisation: number
    row: string
    field: string
    by: string
    ciphertext: Text
    signature: Text
  }): Promise<{ value: unknown }>
}
