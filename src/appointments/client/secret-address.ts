// The secret of an address: random, made where it is shown. The server is told its hash.
import { newSecret, sha256 } from '../../sealing/keys.ts'
import { toText } from '../../sealing/text.ts'

export async function newSecretAddress(): Promise<{ secret: string; secretHash: string }> {
  const secret = newSecret()
  return { secret: toText(secret), secretHash: toText(await sha256(secret)) }
}
