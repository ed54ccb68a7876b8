// A web hook is made where an administrator sits: its secret is drawn there, and what the server keeps of both it cannot read.
import { newId } from '../api/new-id.ts'
import { sealDestination } from '../sealing/destination.ts'
import { newSecret } from '../sealing/keys.ts'
import { fromText, toText } from '../sealing/text.ts'
import type { WebhookTarget } from './model.ts'

interface SealedWebhook {
  id: string
  sealed: string
  sealedTo: string
}

/**
 * A new secret for this address, and both as they are kept. The secret is shown once: nobody can read it again. `caller`: the public key of
 * the process that calls, as base64url.
 */
export async function newWebhook(
  { caller, network }: { caller: string; network: string },
  url: string,
): Promise<{ secret: string; kept: SealedWebhook }> {
  const id = newId()
  const target: WebhookTarget = { url, secret: `whsec_${btoa(String.fromCharCode(...newSecret()))}` }
  const sealed = await sealDestination(fromText(caller), { network, row: id, field: 'webhook' }, target)
  return { secret: target.secret, kept: { id, sealed: toText(sealed), sealedTo: caller } }
}
