// Wanting to be told, outside, that there is something: where that goes is sealed here to the process that sends, so that the server keeps
// it without reading it. The same for staff, for a person on her own page, and for a worker beside her.
import { newId } from '../api/new-id.ts'
import { sealDestination } from '../sealing/destination.ts'
import { fromText, toText } from '../sealing/text.ts'
import type { Destination, Telling } from './model.ts'
import type { Hours } from './quiet.ts'

type Sends = Pick<Telling, 'senderKey' | 'network'>

/** What is sent to the server. Throws where no sender has ever said its key. */
export async function sealedFor(
  sends: Sends,
  { hours, ...destination }: Destination & { hours: readonly Hours[] },
  id = newId(),
): Promise<{ id: string; sealed: string; hours: string; sealedTo: string }> {
  if (sends.senderKey === null) throw new Error('nobody sends')
  const place = { network: sends.network, row: id, field: 'where' } as const
  const sealed = await sealDestination(fromText(sends.senderKey), place, destination)
  return { id, sealed: toText(sealed), ...(await sealedHours(sends, hours, id)) }
}

/** Other hours for what stands under this number. */
export async function sealedHours(
  { senderKey, network }: Sends,
  hours: readonly Hours[],
  row: string,
): Promise<{ hours: string; sealedTo: string }> {
  if (senderKey === null) throw new Error('nobody sends')
  const sealed = await sealDestination(fromText(senderKey), { network, row, field: 'hours' }, hours)
  return { hours: toText(sealed), sealedTo: senderKey }
}

/** At any hour: for staff, who are called when it is their turn. */
export const anyHour: readonly Hours[] = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }]
