// What the person sends: sealed and signed in the key worker, and only then on its way. Whatever goes wrong, what was typed
// stays where it is.

import type { ClientVault } from '../../../sealing/vault-client.ts'
import { ask } from '../../../web/island.ts'
import { messagePlace } from '../../place.ts'
import type { OpenFile } from './opened.ts'
import { contactIn, type SafeContact } from './shown.ts'

/** Sends one message, written on a day. The same id makes pressing twice one message. */
export async function sendMessage(
  vault: ClientVault,
  caseId: string,
  id: string,
  { text, days, on }: { text: string; days: number; on: string },
): Promise<void> {
  const sealed = await vault.sealRecord({ ...messagePlace(caseId, id), value: { text }, said: { on } })
  await ask(`/api/own/cases/${caseId}/messages`, { id, days, ...sealed })
}

/**
 * Keeps how the person may be reached, with their choice of whether to be told that something is new. `before` is the number
 * of what it takes the place of, 0 for nothing.
 */
export async function keepContact(
  vault: ClientVault,
  caseId: string,
  contact: SafeContact,
  before: number,
): Promise<void> {
  const id = crypto.randomUUID()
  const compartment = 'contact' as const
  const kind = 'safe_contact'
  const version = before + 1
  const place = { caseId, compartment, table: 'records', row: id, field: kind, version }
  const sealed = await vault.sealRecord({ ...place, value: contact })
  await ask(`/api/own/cases/${caseId}/contact`, { record: { id, compartment, kind, version, ...sealed } })
}

/** How to reach her does not stay under the key of whoever was sent away. Where it fails, whoever carries the case does it. */
export async function sealContactAnew(vault: ClientVault, file: OpenFile | undefined): Promise<void> {
  const reach = contactIn(file?.cases ?? [])
  if (reach?.contact && reach.isBehind)
    await keepContact(vault, reach.caseId, reach.contact, reach.version).catch(() => undefined)
}
