// The secret of an address: random, made where it is shown. The server is told its hash.
import { newSecret, sha256 } from '../../sealing/keys.ts'
import { toText } from '../../sealing/text.ts'

/** Under which a calendar reads at the server of this `origin`; it is typed into other programs, and never changes. */
export const addressOf = (origin: string, secret: string): string => `${origin}/api/calendar/${secret}`

export async function newSecretAddress(): Promise<{ secret: string; secretHash: string }> {
  const secret = newSecret()
  return { secret: toText(secret), secretHash: toText(await sha256(secret)) }
}
