// The vault's calls for words from one colleague to one other.
import type { Text } from './shapes.ts'

/** Which field of which row it is; `organisation` is the house of both. */
export type BriefWhere = { organisation: number; row: string; field: string }

export type BriefCalls = {
  /** Seals and signs a value for one member of an organisation whose log was learned. `not-verified` for anybody whom it does not name. */
  sealBrief(
    input: BriefWhere & { to: string; value: unknown },
  ): Promise<{ ciphertext: Text; signature: Text }>

  /** Opens what `by` wrote to this user. `bad-signature` for anybody else's words. */
  openBrief(
    input: BriefWhere & { by: string; ciphertext: Text; signature: Text },
  ): Promise<{ value: unknown }>
}
