// What a card knows about the house that made it, sealed under a key that only its words give: whose log, how that begins and
// how far it went, which case and how far its chain went. A server that tells the person another tale has no such note to
// show, since it does not know the words; an older state than that of the day on which the card was made is found out too.
import type { Bytes } from './bytes.ts'
import { isHead, type Head } from './chain.ts'
import { aadLabel } from './aad-label.ts'
import { derive } from './keys.ts'
import { open, seal } from './seal.ts'
import { SealingError } from './suite.ts'

export type CardNote = {
  /** The organisation that made the card. */
  organisation: number
  /** The hash of its log's first statement. */
  genesis: string
  /** How far its log, and the case's chain, had gone. */
  log: Head
  caseId: string
  chain: Head
}

/** Always one length. */
const PAD = 512

const placeOf = (network: string): Bytes => aadLabel('card-note', network)
const keyOf = (own: Bytes): Promise<Bytes> => derive(own, aadLabel('card-note-key'))

function isNote(value: unknown): value is CardNote {
  const { organisation, genesis, log, caseId, chain } = (value ?? {}) as Partial<CardNote>
  const named =
    Number.isSafeInteger(organisation) && typeof genesis === 'string' && typeof caseId === 'string'
  return named && isHead(log) && isHead(chain)
}

/** Seals the note. `own` is what the words alone give. */
export async function sealNote(own: Bytes, network: string, note: CardNote): Promise<Bytes> {
  return seal(await keyOf(own), placeOf(network), note, PAD)
}

/** Opens it: `broken` for the note of another card, of another network, or with any change. */
export async function openNote(own: Bytes, network: string, sealed: Uint8Array): Promise<CardNote> {
  const note = await open(await keyOf(own), placeOf(network), sealed)
  if (!isNote(note)) throw new SealingError('broken')
  return note
}
