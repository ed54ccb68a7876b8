// What the person sends: sealed and signed in the key worker, and only then on its way. Whatever goes wrong, what was typed
// stays where it is.

import { announcedOf, type Attached } from '../../attachments/attached.ts'
import { nameOf, type Named } from '../../client/named.ts'
import { hasArrived, statusOf } from '../../client/refusal.ts'
import { messageLabel } from '../../messages/message-label.ts'
import type { OpenFile } from './open-file.ts'
import type { PortalSession } from './portal-session.ts'
import { contactIn, type SafeContact } from './reach.ts'

/** What was sent and not answered yet. */
export interface Writing {
  message?: Named | undefined
}

type MessageDays = Parameters<PortalSession['api']['portal']['write']>[0]['days']

export interface Message {
  text: string
  /** Of the page on which it was written. */
  language?: string
  days: MessageDays
  /** The day on which it is written. */
  on: string
  /** Photos and voice notes that come after it. */
  attached?: Attached[] | undefined
}

/**
 * Sends a message; pressed again after a lost answer it is the same one, and has arrived already. `readAnew` takes the new key
 * where it was turned meanwhile: then it is sealed again. `false` where that did not work.
 */
export async function sendOnce(
  session: PortalSession,
  writing: Writing,
  { caseId, ...message }: Message & { caseId: string },
  readAnew: () => Promise<unknown>,
): Promise<boolean> {
  const { id } = (writing.message = nameOf(writing.message, [
    message.text,
    message.days,
    ...(message.attached ?? []).map((one) => one.id),
  ]))
  const send = () =>
    sendMessage(session, caseId, id, message).catch((error: unknown) => {
      if (!hasArrived(error)) throw error
    })
  try {
    await send()
  } catch (error) {
    if (statusOf(error) !== 412) throw error
    if (!(await readAnew())) return false
    await send()
  }
  writing.message = undefined
  return true
}

async function sendMessage(
  { api, vault }: PortalSession,
  caseId: string,
  id: string,
  { text, language, days, on, attached = [] }: Message,
): Promise<void> {
  const value = { text, ...(language && { language }), ...(attached.length > 0 && { attached }) }
  const sealed = await vault.sealRecord({ ...messageLabel(caseId, id), value, said: { on } })
  await api.portal.write({
    caseId,
    id,
    days,
    ...sealed,
    ...(attached.length > 0 && { attachments: announcedOf(attached) }),
  })
}

/**
 * Keeps how the person may be reached, with their choice of whether to be told that something is new. `before` is the number
 * of what it takes the place of, 0 for nothing.
 */
export async function keepContact(
  { api, vault }: PortalSession,
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
  await api.portal.contact({ caseId, record: { id, compartment, kind, version, ...sealed } })
}

/** How to reach her does not stay under the key of whoever was sent away. Where it fails, whoever carries the case does it. */
export async function sealContactAnew(session: PortalSession, file: OpenFile | undefined): Promise<void> {
  const reach = contactIn(file?.cases ?? [])
  if (reach?.contact && reach.isBehind)
    await keepContact(session, reach.caseId, reach.contact, reach.version).catch(() => undefined)
}
