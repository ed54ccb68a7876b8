// The one place from which a screen gets a key to seal to. Today it is what the server says of the network; the signed
// log of each organisation will stand behind the same function, and nothing else has to change.

import { api } from './api.ts'

export interface Verified {
  circleId: number
  publicKey: string
  epoch: number
  name: string
  kind: string
}

/** The public key of an organisation's circle. Throws where the network has none. */
export async function verifiedKey(circle: number): Promise<Verified> {
  const { organisations } = await api.organisations.list({})
  const found = organisations.find((one) => one.circle === circle)
  if (!found) throw new Error('This circle is not in the network.')
  return {
    circleId: circle,
    publicKey: found.publicKey,
    epoch: found.epoch,
    name: found.name,
    kind: found.kind,
  }
}
