// A record that a person writes on their own page: sealed with the keys of their card, and signed with it.

import type { Compartment } from '../../sealing/vault-shape.ts'
import type { RecordKind } from '../../client/records.ts'
import type { PortalSession } from './portal-session.ts'

/** Where it stands. `id` names the write: pressed again after a lost answer it is the same one. */
export interface OwnRecord {
  id: string
  compartment: Compartment
  kind: RecordKind
  version: number
}

/** The record as it is sent. `on`: the day that it is signed for, `YYYY-MM-DD`. */
export async function sealOwnRecord(
  { vault }: Pick<PortalSession, 'vault'>,
  { caseId, on, ...place }: OwnRecord & { caseId: string; on: string },
  value: object,
) {
  const { id, compartment, kind, version } = place
  const at = { caseId, compartment, table: 'records', row: id, field: kind, version }
  return { id, compartment, kind, version, ...(await vault.sealRecord({ ...at, value, said: { on } })) }
}
