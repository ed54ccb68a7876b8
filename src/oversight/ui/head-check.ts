// Whether the chain of a case, as it was replayed here, is the one that the network's checkpoints name: the same statement at the
// same place, or more after it. A server that tells two people two stories of one case is then in the signed checkpoint with one
// of them, which others have cosigned.

import type { Client } from '../../api/client.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import type { oversightApi } from '../api.ts'
import { fromBase64 } from '../line.ts'
import { bodyOf, isInLedger, openNote, originOf, type Checkpoint } from '../note.ts'
import { freshHours, type Check } from './auditor.ts'

type Named = Awaited<ReturnType<Client<{ oversight: typeof oversightApi }>['oversight']['named']>>
type Proof = Named['proofs'][number]

export interface HeadLook {
  vault: Pick<Vault, 'hashAt' | 'checkCosigners'>
  network: string
  caseId: string
  /** The minute of the chain's first statement, as it was signed. */
  openedAt: string
  now: Date
  /** The key that signed checkpoints when this user last looked. */
  knownKey: string | undefined
  /** Brings the logs of these organisations up to date, as far as they can be believed. */
  know: (organisations: readonly number[]) => Promise<void>
}

/** Checks every checkpoint that is shown. A case that is younger than the newest one need not stand there yet. */
export async function headHolds(look: HeadLook, { key, proofs }: Named): Promise<Check> {
  const name = 'chain'
  if (look.knownKey !== undefined && look.knownKey !== key) return { name, holds: false }
  if (proofs.length === 0) return { name, holds: isYoung(look) }
  await look.know(proofs.flatMap(({ checkpoint }) => checkpoint.cosigners.map((one) => one.organisation)))
  const newest = Math.max(...proofs.map(({ checkpoint }) => checkpoint.size))
  for (const proof of proofs)
    if (!(await proofHolds(look, key, proof, proof.checkpoint.size === newest))) return { name, holds: false }
  return { name, holds: true }
}

/** Statements carry the minute of whoever speaks, and no two clocks are the same. */
const leeway = 3_600_000

const momentOf = (minute: string): number => Date.parse(minute.replace('Z', ':00Z'))
const isYoung = ({ openedAt, now }: HeadLook): boolean =>
  now.getTime() - momentOf(openedAt) < freshHours * 3_600_000

async function proofHolds(
  look: HeadLook,
  key: string,
  { checkpoint, line }: Proof,
  isNewest: boolean,
): Promise<boolean> {
  const signed = await openNote(checkpoint.note, fromBase64(key))
  if (signed?.origin !== originOf(look.network) || signed.size !== checkpoint.size) return false
  if (!(await cosignersHold(look, signed, checkpoint.cosigners))) return false
  // An older checkpoint, which others have cosigned, may be from before the case.
  if (!line)
    return isYoung(look) || (!isNewest && momentOf(look.openedAt) + leeway > Date.parse(checkpoint.at))
  if (line.kind !== 'case' || line.chain !== look.caseId || !(await isInLedger(line, signed))) return false
  const { hash } = await look.vault.hashAt({ about: 'case', id: look.caseId, n: line.size })
  return hash === line.head
}

/** A signature that is not its owner's was made for another checkpoint of that size: somebody is told another story. */
async function cosignersHold(
  { vault }: HeadLook,
  signed: Checkpoint,
  cosigners: Proof['checkpoint']['cosigners'],
): Promise<boolean> {
  const { found } = await vault.checkCosigners({
    body: bodyOf(signed),
    cosigners: cosigners.map((one) => ({ key: one.key, signature: one.signature })),
  })
  return !found.includes('false')
}
