// A case as this browser holds it: what the server shows, with the keys that were wrapped to my circles put into the
// vault. Every screen that opens or writes something sealed on a case goes through here, and in the same form.
import { v7 as newId } from 'uuid'
import type { CompartmentEpoch, Compartment, Recipient } from '../sealing/vault-shape.ts'
import { api } from './api.ts'
import { vault } from './vault.ts'
import { verifiedKey } from './verified-key.ts'

type Read = Awaited<ReturnType<typeof api.cases.read>>
export type SharedCase = Read & { held: Compartment[] }
export type SealedRow = Read['records'][number]
/** Kinds of sealed record that staff write. */
export type RowKind = 'profile' | 'safe_contact' | 'note' | 'statement' | 'reason' | 'answers' | 'words'

/** Reads a case and takes its keys. `held` names the compartments that can be read here. */
export async function readCase(caseId: string): Promise<SharedCase> {
  const shared = await api.cases.read({ id: caseId })
  const { held } = await vault.receiveKeys({
    caseId,
    epochs: shared.epochs as CompartmentEpoch[],
    wraps: shared.wraps,
  })
  return { ...shared, held: held.map((one) => one.compartment) }
}

/** Seals one record of a case; its own id is its place. */
export async function sealRow(caseId: string, compartment: Compartment, kind: RowKind, value: object) {
  const id = newId()
  const place = { caseId, compartment, table: 'records', row: id, field: kind, version: 1 }
  const sealed = await vault.sealRecord({ ...place, value })
  return { id, compartment, kind, version: 1, ...sealed }
}

/** Opens one record. Fails with `no-key` where its compartment is not held, `bad-signature` where its author is not who it says. */
export async function openRow<Value>(caseId: string, row: SealedRow): Promise<Value> {
  const { value } = await vault.openRecord({
    caseId,
    compartment: row.compartment,
    table: 'records',
    row: row.id,
    field: row.kind,
    version: row.version,
    epoch: row.epoch,
    ciphertext: row.ciphertext,
    ...(row.signature && row.author ? { signature: row.signature, author: row.author } : {}),
  })
  return value as Value
}

/** The newest record of a kind. Rows come newest first. */
export const newestOf = (rows: readonly SealedRow[], kind: RowKind): SealedRow | undefined =>
  rows.find((row) => row.kind === kind)

/**
 * After a withdrawal: new keys for what is due, for those who remain, without asking anybody. Only compartments held
 * here can be turned. Answers with their names. When somebody else was quicker, the true keys are taken instead.
 */
export async function turnKeysDue(caseId: string, held: readonly Compartment[]): Promise<Compartment[]> {
  const { readers } = await api.consent.list({ caseId })
  const due = readers.filter((one) => one.rotationDue && held.includes(one.compartment as Compartment))
  if (due.length === 0) return []
  const status = await vault.status()
  const mine = new Set(status.state === 'unlocked' ? status.circles.map((one) => one.circleId) : [])
  const byCircle = new Map<number, { compartments: Compartment[]; publicKey: string | null }>()
  for (const { compartment, holders } of due)
    for (const holder of holders) {
      const entry = byCircle.get(holder.circle) ?? { compartments: [], publicKey: holder.personKey ?? null }
      byCircle.set(holder.circle, {
        ...entry,
        compartments: [...entry.compartments, compartment as Compartment],
      })
    }
  const recipients: Recipient[] = await Promise.all(
    [...byCircle].map(async ([circleId, { compartments, publicKey }]) =>
      mine.has(circleId)
        ? { circleId, compartments }
        : { circleId, compartments, publicKey: publicKey ?? (await verifiedKey(circleId)).publicKey },
    ),
  )
  const compartments = due.map((one) => one.compartment as Compartment)
  const next = await vault.rekey({ caseId, compartments, recipients })
  try {
    await api.consent.rekey({ caseId, ...next })
    return compartments
  } catch (error) {
    // The new keys never became true: take back those that are.
    await vault.forgetCase({ caseId })
    await readCase(caseId)
    throw error
  }
}
