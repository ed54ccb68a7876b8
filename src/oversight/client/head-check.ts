// Whether the chain of a case, as it was replayed here, is the one that the network's checkpoints name: the same statement at the
// same place, or more after it. A server that tells two people two stories of one case is then in the signed checkpoint with one
// of them, which others have cosigned.

import type { Client } from '../../api/client.ts'
import { momentOf } from '../../sealing/minute.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import type { auditApi } from '../api.ts'
import { isInLedger } from '../note.ts'
import { freshHours, type Check } from './auditor.ts'
import { believe, type Believed, type Believing } from './believing.ts'

type Named = Awaited<ReturnType<Client<{ audit: typeof auditApi }>['audit']['caseCheckpoint']>>
type Proof = Named['proofs'][number]

export interface HeadLook extends Omit<Believing, 'key'> {
  vault: Pick<Vault, 'hashAt' | 'checkCosigners'>
  caseId: string
  /** The minute of the chain's first statement, as it was signed. */
  openedAt: string
  now: Date
  /** The key that signed checkpoints when this user last looked. */
  knownKey: string | undefined
}

/** Checks every checkpoint that is shown. A case that is younger than the newest one need not stand there yet. */
export async function headHolds(look: HeadLook, { key, proofs }: Named): Promise<Check> {
  const name = 'chain'
  if (look.knownKey !== undefined && look.knownKey !== key) return { name, holds: false }
  if (proofs.length === 0) return { name, holds: isYoung(look) }
  const newest = Math.max(...proofs.map(({ checkpoint }) => checkpoint.size))
  const believed = await believe(
    { ...look, key },
    proofs.map(({ checkpoint }) => checkpoint),
  )
  for (const [at, proof] of proofs.entries())
    if (!(await proofHolds(look, proof, believed[at], proof.checkpoint.size === newest)))
      return { name, holds: false }
  return { name, holds: true }
}

/** Statements carry the minute of whoever speaks, and no two clocks are the same. */
const leeway = 3_600_000

const isYoung = ({ openedAt, now }: HeadLook): boolean =>
  now.getTime() - momentOf(openedAt) < freshHours * 3_600_000

async function proofHolds(
  look: HeadLook,
  { checkpoint, line }: Proof,
  believed: Believed | undefined,
  isNewest: boolean,
): Promise<boolean> {
  if (!believed) return false
  // An older checkpoint, which others have cosigned, may be from before the case.
  if (!line)
    return isYoung(look) || (!isNewest && momentOf(look.openedAt) + leeway > Date.parse(checkpoint.at))
  if (line.kind !== 'case' || line.chain !== look.caseId || !(await isInLedger(line, believed.signed)))
    return false
  const { hash } = await look.vault.hashAt({ about: 'case', id: look.caseId, n: line.size })
  return hash === line.head
}
