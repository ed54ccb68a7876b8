// A checkpoint, believed: signed by a key that was seen before, and beneath it nobody's name who did not sign.

import type { Vault } from '../../sealing/vault-shape.ts'
import { fromBase64 } from '../line.ts'
import { bodyOf, openNote, originOf, type Checkpoint } from '../note.ts'

export interface Believing {
  vault: Pick<Vault, 'checkCosigners'>
  network: string
  /** The key that must have signed; without one nothing is believed. */
  key: string | undefined
  /** Brings the logs of these organisations up to date, as far as they can be believed. */
  know: (organisations: readonly number[]) => Promise<void>
}

interface Cosigner {
  organisation: number
  key: string
  signature: string
}
interface Shown<One extends Cosigner> {
  size: number
  note: string
  cosigners: readonly One[]
}
export interface Believed<One extends Cosigner = Cosigner> {
  signed: Checkpoint
  /** Those whose signature a checked log of their organisation bears out. */
  cosigners: One[]
}

/** Each checkpoint as far as it can be believed; undefined where it cannot. */
export async function believe<One extends Cosigner>(
  believing: Believing,
  shown: readonly Shown<One>[],
): Promise<(Believed<One> | undefined)[]> {
  await believing.know(shown.flatMap(({ cosigners }) => cosigners.map(({ organisation }) => organisation)))
  return Promise.all(shown.map((one) => believeOne(believing, one)))
}

async function believeOne<One extends Cosigner>(
  { vault, network, key }: Believing,
  { size, note, cosigners }: Shown<One>,
): Promise<Believed<One> | undefined> {
  const signed = key === undefined ? undefined : await openNote(note, fromBase64(key))
  if (signed?.origin !== originOf(network) || signed.size !== size) return undefined
  const { found } = await vault.checkCosigners({
    body: bodyOf(signed),
    cosigners: cosigners.map((one) => ({
      organisation: one.organisation,
      key: one.key,
      signature: one.signature,
    })),
  })
  // A signature that is not its owner's was made for another checkpoint of that size: somebody is told another story.
  if (found.includes('false')) return undefined
  return { signed, cosigners: cosigners.filter((_, at) => found[at] === 'good') }
}
