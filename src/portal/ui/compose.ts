// What the person sends: sealed and signed in the key worker, and only then on its way. Whatever goes wrong, what was typed
// stays where it is.

import type { ClientVault } from '../../sealing/vault-client.ts'
import { hasArrived, nameOf, type Named } from '../../client/named.ts'
import { ask, Refusal } from '../../web/island/island.ts'
import { messageLabel } from '../../messages/message-label.ts'
import type { OpenFile } from './open-file.ts'
import { contactIn, type SafeContact } from './render.ts'

/** What was sent and not answered yet. */
export interface OnTheWay {
  message?: Named | undefined
  voice?: Named | undefined
}

interface Message {
  text: string
  days: number
  /** The day on which it is written. */
  on: string
}

/**
 * Sends a message; pressed again after a lost answer it is the same one, and has arrived already. `readAnew` takes the new key
 * where it was turned meanwhile: then it is sealed again. `false` where that did not work.
 */
export async function sendOnce(
  { vault, named }: { vault: ClientVault; named: OnTheWay },
  caseId: string,
  message: Message,
  readAnew: () => Promise<unknown>,
): Promise<boolean> {
  const { id } = (named.message = nameOf(named.message, [message.text, message.days]))
  const send = () =>
    sendMessage(vault, caseId, id, message).catch((error: unknown) => {
      if (!hasArrived(error)) throw error
    })
  try {
    await send()
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 412)) throw error
    if (!(await readAnew())) return false
    await send()
  }
  named.message = undefined
  return true
}

async function sendMessage(
  vault: ClientVault,
  caseId: string,
  id: string,
  { text, days, on }: Message,
): Promise<void> {
  const sealed = await vault.sealRecord({ ...messageLabel(caseId, id), value: { text }, said: { on } })
  await ask(`/api/portal/cases/${caseId}/messages`, { id, days, ...sealed })
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
  await ask(`/api/portal/cases/${caseId}/contact`, { record: { id, compartment, kind, version, ...sealed } })
}

/** How to reach her does not stay under the key of whoever was sent away. Where it fails, whoever carries the case does it. */
export async function sealContactAnew(vault: ClientVault, file: OpenFile | undefined): Promise<void> {
  const reach = contactIn(file?.cases ?? [])
  if (reach?.contact && reach.isBehind)
    await keepContact(vault, reach.caseId, reach.contact, reach.version).catch(() => undefined)
}
