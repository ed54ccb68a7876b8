// New keys for what is owed after a withdrawal, and in the same act what must not stay under the old one: how to reach the
// person, and the header of the case.
import { newId } from '../api/new-id.ts'
import { UNTOLD } from '../sealing/shapes.ts'
import type { Compartment } from '../sealing/vault-shape.ts'
import { revokeGrant, sendStatement, stateFrozen, takeKeys } from './case-keys.ts'
import { knowCircles } from './logs.ts'
import { toOpen } from './sealed-record.ts'
import type { Api, Session } from './session.ts'
import { minute, today } from './time.ts'
import { mayWrap } from './wrapping-gate.ts'

type Keys = Pick<Awaited<ReturnType<Api['cases']['keys']>>, 'contact' | 'header' | 'written'>

/** What ended without a statement (its day came, or the person has no script) is said now by who holds a key. */
async function revokeEnded(session: Session, caseId: string): Promise<void> {
  const { consents, card } = await session.api.consent.list({ caseId })
  const { grants } = await session.vault.viewCase({ caseId, day: await today(session) })
  if (card === 'frozen') await stateFrozen(session, caseId)
  for (const { id } of grants)
    if (consents.some((one) => one.track === id && one.state !== 'granted'))
      await revokeGrant(session, caseId, id)
}

/**
 * What is known of how to reach the person, opened while its key is still in force. An older one than was seen here, or one
 * that nobody answers for, is not sealed anew: it would become the newest. The key is rotated all the same, or whoever spoilt
 * a record could keep everybody from rotating it.
 */
async function openContact({ vault }: Session, caseId: string, { contact }: Keys) {
  if (!contact) return undefined
  const open = async () => vault.openRecord({ ...toOpen(caseId, contact), newest: true })
  const opened = await open().catch(() => undefined)
  return opened && { value: opened.value, version: contact.version + 1 }
}

/** The same under the key that the contact part has now: who was sent away must not have its key. */
async function resealContact(
  { vault }: Session,
  caseId: string,
  contact: Awaited<ReturnType<typeof openContact>>,
) {
  if (!contact) return []
  const { value, version } = contact
  const id = newId()
  const kind = 'safe_contact' as const
  const compartment = 'contact' as const
  const label = { caseId, compartment, table: 'records', row: id, field: kind, version }
  return [{ id, compartment, kind, version, ...(await vault.sealRecord({ ...label, value })) }]
}

/** The header under the key that its circle has now, where somebody has left the circle since it was sealed. */
export async function resealHeader(
  { vault }: Pick<Session, 'vault'>,
  caseId: string,
  { header }: Pick<Keys, 'header'>,
) {
  if (!header?.old) return undefined
  const { circleId, circleEpoch, ciphertext } = header
  const { opened } = await vault.openHeaders({ headers: [{ caseId, circleId, circleEpoch, ciphertext }] })
  const [found] = opened
  return found && (await vault.sealHeader({ caseId, header: found.header, circles: [circleId] }))[0]
}

/** The circles that read these parts by the signed chain, but for the person's: the vault wraps to all of them or refuses. */
async function signedReaders(
  session: Session,
  caseId: string,
  compartments: readonly Compartment[],
): Promise<number[]> {
  const { readers, person } = await session.vault.viewCase({ caseId, day: await today(session) })
  const circles = readers
    .filter((one) => compartments.includes(one.compartment))
    .flatMap((one) => one.circles)
  return [...new Set(circles)].filter((circle) => circle !== person?.circle)
}

/** Whether no message of a case is to stay, and no note lies among them. */
async function allMessagesEnd(api: Api, caseId: string, { written }: Keys): Promise<boolean> {
  const { messages, next } = await api.messages.list({ caseId })
  // Of older ones than are listed, one may stay: then the way back is kept.
  return next === null && messages.every((one) => one.goneOn !== null) && !written.includes('messages')
}

/** One rotation: the new keys for those who remain, and what is sealed anew under them, sent as one act. */
async function rotate(
  session: Session,
  caseId: string,
  shown: Keys,
  next: Pick<Parameters<Session['vault']['rotateKeys']>[0], 'compartments' | 'history'>,
): Promise<void> {
  if (next.compartments.length === 0) return
  const make = async () => {
    const contact = next.compartments.includes('contact')
      ? await openContact(session, caseId, shown)
      : undefined
    const at = await minute(session)
    const made = await session.vault.rotateKeys({ caseId, why: 'withdrawn', at, ...next })
    const records = await resealContact(session, caseId, contact)
    const header = await resealHeader(session, caseId, shown)
    return { ...made, records, ...(header ? { header } : {}) }
  }
  await sendStatement(session, caseId, make, (made) => session.api.consent.rotateKeys({ caseId, ...made }))
}

/**
 * After a withdrawal: new keys for what is due, for those who remain, without asking anybody. Only compartments held
 * here can be rotated. Answers with their names. When somebody else was quicker, the true keys are taken instead.
 */
export async function rotateDueKeys(
  session: Session,
  caseId: string,
  held: readonly Compartment[],
): Promise<Compartment[]> {
  mayWrap(session)
  const { readers: all } = await session.api.consent.list({ caseId })
  const due = all.filter((one) => one.rotationDue && held.includes(one.compartment as Compartment))
  if (due.length === 0) return []
  await revokeEnded(session, caseId)
  const compartments = due.map((one) => one.compartment as Compartment)
  const shown = await takeKeys(session, caseId)
  await knowCircles(session, await signedReaders(session, caseId, compartments), caseId)
  // Messages that all end need no way back to them: a key without a box lets the old one go with the last of them.
  const isEnding = compartments.includes('messages') && (await allMessagesEnd(session.api, caseId, shown))
  const kept = compartments.filter((one) => !(isEnding && one === 'messages'))
  // A part of which nobody else is told has a line of its own.
  await rotate(session, caseId, shown, {
    compartments: kept.filter((one) => !UNTOLD.includes(one)),
    history: true,
  })
  for (const one of kept.filter((part) => UNTOLD.includes(part)))
    await rotate(session, caseId, shown, { compartments: [one], history: true })
  if (isEnding) await rotate(session, caseId, shown, { compartments: ['messages'], history: false })
  return compartments
}
