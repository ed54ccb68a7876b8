// Where somebody wants to be told, sealed to the process that sends and to nobody else: a fresh key wrapped to it, the address under that
// key; in the same way the hours that are safe. It carries no signature: whoever may say it is held by the row. Padded, so that its length says nothing.
import { aadLabel } from './aad-label.ts'
import { join, type Bytes } from './bytes.ts'
import { newSecret, type EncPair } from './keys.ts'
import { open, seal } from './seal.ts'
import { KEY_BYTES, TAG_BYTES, withoutSuite } from './suite.ts'
import { unwrapKey, wrapKey } from './wrap.ts'

const PADDED = 512
const WRAP_BYTES = 1 + KEY_BYTES + KEY_BYTES + TAG_BYTES

export interface DestinationPlace {
  network: string
  row: string
  field: 'where' | 'hours' | 'webhook'
}

const placeOf = ({ network, row, field }: DestinationPlace): Bytes =>
  aadLabel('destination', network, row, field)

/** `sender`: the public half of the process that sends. */
export async function sealDestination(sender: Bytes, at: DestinationPlace, value: unknown): Promise<Bytes> {
  const place = placeOf(at)
  const key = newSecret()
  return join(await wrapKey(sender, key, place), await seal(key, place, value, PADDED))
}

/** `broken` for another sender, another row or any change. */
export async function openDestination(
  sender: EncPair,
  at: DestinationPlace,
  sealed: Bytes,
): Promise<unknown> {
  withoutSuite(sealed, WRAP_BYTES)
  const place = placeOf(at)
  return open(
    await unwrapKey(sender, sealed.subarray(0, WRAP_BYTES), place),
    place,
    sealed.subarray(WRAP_BYTES),
  )
}
