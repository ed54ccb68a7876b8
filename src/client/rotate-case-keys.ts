// New keys for what is owed after a withdrawal, and in the same act what must not stay under the old one: how to reach the
// person, and the header of the case. The same for the screens and for Node (the tests).
import { v7 as newId } from 'uuid'
import type { Client } from '../api/client.ts'
import type { contract } from '../app/contract.ts'
import type { Compartment, Vault } from '../sealing/vault-shape.ts'
import { toOpen } from './sealed-record.ts'

type Api = Pick<Client<typeof contract>, 'cases' | 'consent' | 'messages'>
type Keys = Pick<Awaited<ReturnType<Api['cases']['keys']>>, 'contact' | 'header' | 'written'>

/** The two ends between which keys travel, and how a client says what it says. */
export interface Turning {
  api: Api
  vault: Pick<Vault, 'viewCase' | 'rekey' | 'openRecord' | 'sealRecord' | 'openHeaders' | 'sealHeader'>
  /** The network's minute. */
  minute: () => string
  knowCircles: (circles: readonly number[]) => Promise<void>
  /** Takes the case's keys as they are now. */
  takeKeys: (caseId: string) => Promise<Keys>
  revoke: (caseId: string, grant: string) => Promise<void>
  /** Sends what was said; where it was refused, it was not said. */
  saying: <Made>(
    caseId: string,
    make: () => Promise<Made>,
    send: (made: Made) => Promise<unknown>,
  ) => Promise<unknown>
}

/** What ended without a statement (its day came, or the person has no script) is said now by who holds a key. */
async function sayWhatEnded({ api, vault, minute, revoke }: Turning, caseId: string): Promise<void> {
  const { agreements } = await api.consent.list({ caseId })
  const { grants } = await vault.viewCase({ caseId, day: minute().slice(0, 10) })
  for (const { id } of grants)
    if (agreements.some((one) => one.track === id && one.state !== 'granted')) await revoke(caseId, id)
}

const openNow = async (vault: Turning['vault'], caseId: string, contact: NonNullable<Keys['contact']>) =>
  vault.openRecord({ ...toOpen(caseId, contact), newest: true })

/**
 * What is known of how to reach the person, opened while its key is still in force. An older one than was seen here, or one
 * that nobody answers for, is not sealed anew: it would become the newest. The key is turned all the same, or whoever spoilt
 * a record could keep everybody from turning it.
 */
const contactNow = async ({ vault }: Turning, caseId: string, { contact }: Keys) => {
  const opened = contact && (await openNow(vault, caseId, contact).catch(() => undefined))
  return opened && { ...opened, version: contact.version + 1 }
}

/** The same under the key that the contact part has now: who was sent away must not have its key. */
async function contactAnew(
  { vault }: Turning,
  caseId: string,
  reach: Awaited<ReturnType<typeof contactNow>>,
) {
  if (!reach) return []
  const { value, version } = reach
  const id = newId()
  const kind = 'safe_contact' as const
  const compartment = 'contact' as const
  const place = { caseId, compartment, table: 'records', row: id, field: kind, version }
  return [{ id, compartment, kind, version, ...(await vault.sealRecord({ ...place, value })) }]
}

/** The header under the key that its circle has now, where somebody has left the circle since it was sealed. */
export async function headerAnew(
  { vault }: Pick<Turning, 'vault'>,
  caseId: string,
  { header }: Pick<Keys, 'header'>,
) {
  if (!header?.old) return undefined
  const { circleId, circleEpoch, ciphertext } = header
  const { opened } = await vault.openHeaders({ headers: [{ caseId, circleId, circleEpoch, ciphertext }] })
  const [found] = opened
  return found && (await vault.sealHeader({ caseId, header: found.header, circles: [circleId] }))[0]
}

/** Turns the keys that are due among those held. Answers with the names of their parts. */
export async function turnKeys(
  turning: Turning,
  caseId: string,
  held: readonly Compartment[],
): Promise<Compartment[]> {
  const { api, vault, minute, knowCircles, takeKeys, saying } = turning
  const { readers } = await api.consent.list({ caseId })
  const due = readers.filter((one) => one.rotationDue && held.includes(one.compartment as Compartment))
  if (due.length === 0) return []
  await sayWhatEnded(turning, caseId)
  const byCircle = new Map<number, Compartment[]>()
  for (const { compartment, holders, waiting } of due)
    for (const circle of [...holders.map((one) => one.circle), ...waiting])
      byCircle.set(circle, [...(byCircle.get(circle) ?? []), compartment as Compartment])
  await knowCircles([...byCircle.keys()])
  const compartments = due.map((one) => one.compartment as Compartment)
  const remaining = [...byCircle].map(([circleId, parts]) => ({ circleId, compartments: parts }))
  const shown = await takeKeys(caseId)
  const turn = async (some: readonly Compartment[], history: boolean) => {
    if (some.length === 0) return
    const why = { why: 'withdrawn', history, at: minute() }
    const make = async () => {
      const reach = some.includes('contact') ? await contactNow(turning, caseId, shown) : undefined
      const made = await vault.rekey({ caseId, compartments: some, readers: remaining, ...why })
      const records = await contactAnew(turning, caseId, reach)
      const header = await headerAnew(turning, caseId, shown)
      return { ...made, records, ...(header ? { header } : {}) }
    }
    await saying(caseId, make, (made) => api.consent.rekey({ caseId, ...made }))
  }
  // Messages that all end need no way back to them: a key without a box lets the old one go with the last of them.
  const ending = compartments.includes('messages') && (await allEnd(api, caseId, shown))
  await turn(
    compartments.filter((one) => !(ending && one === 'messages')),
    true,
  )
  if (ending) await turn(['messages'], false)
  return compartments
}

/** Whether no message of a case is to stay, and no note lies among them. */
async function allEnd(api: Api, caseId: string, { written }: Keys): Promise<boolean> {
  const { messages, next } = await api.messages.list({ caseId })
  // Of older ones than are listed, one may stay: then the way back is kept.
  return next === null && messages.every((one) => one.goneOn !== null) && !written.includes('messages')
}
