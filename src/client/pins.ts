// What was seen of every chain, kept sealed by the server and on the device, so that another day is warned of a rollback.
import { codeOf, isLie } from './refusal.ts'
import { learnHome } from './chain-reader.ts'
import { takeCircles } from './circles.ts'
import { orderLog } from './log-order.ts'
import { lineOf } from './logs.ts'
import type { Session } from './session.ts'

/** Loaded once somebody is in, since nobody needs it at the door. */
const witnesses = () => import('./witnesses.ts')

/** Takes what was kept somewhere. Pins of keys that were replaced cannot be opened; without any, the log is not believed. */
async function take({ vault }: Session, kept: string | null | undefined): Promise<boolean> {
  if (!kept) return false
  return vault.takePins({ pins: [kept] }).then(
    () => true,
    (refusal: unknown) => {
      if (codeOf(refusal) === 'fork') throw refusal
      return false
    },
  )
}

/** Takes what was kept here and with the server. Answers whether anything lay here. */
export async function takeKept(session: Session): Promise<boolean> {
  const { api, pins, id } = session
  const [{ draft }, local] = await Promise.all([api.accounts.readDraft({ place: 'pins' }), pins.read(id)])
  const isHere = await take(session, local)
  await take(session, draft)
  return isHere
}

/**
 * Right after unlocking: what was seen before is compared with what is shown now, and the keys of one's circles are taken. A browser
 * that remembers nothing takes what colleagues' browsers have seen; keys that were made a moment ago (`isNew`) have seen nothing yet. A
 * SealingError here ends everything.
 */
export async function enterLogs(session: Session, { isNew = false } = {}): Promise<void> {
  await compareLogs(session, { isNew })
  await keepPins(session)
}

/** The same without leaving for colleagues, and for another day, what was seen here: `keepPins` is owed, and may find a lie itself. */
export async function compareLogs(session: Session, { isNew = false } = {}): Promise<void> {
  const { pins, organisation } = session
  const isHere = await takeKept(session)
  const read = learnHome(lineOf(session), organisation)
  await takeCircles(session, read)
  const home = await read
  await (await witnesses()).meetWitnesses(session, isHere || isNew || !pins.isKept)
  await orderLog(session, home).catch(() => undefined)
  await session.vault.enter()
}

/** Keeps what was seen: in both places, and for colleagues. */
export async function keepPins(session: Session): Promise<void> {
  await keepWitness(session)
  await keepSealed(session)
}

/** Colleagues are told when it can be said; that it could not spoils nothing here. */
async function keepWitness(session: Session): Promise<void> {
  await (await witnesses()).keepWitness(session).catch(stopIfLied)
}

/** Keeps it on this device at once: a window that is closed in its first second has seen what it has seen. */
export const keepPinsHere = async ({ vault, pins, id }: Session): Promise<void> =>
  pins.write(id, (await vault.sealPins()).pins)

async function keepSealed({ api, vault, pins, id }: Session): Promise<void> {
  const sealed = await vault.sealPins()
  await Promise.all([
    pins.write(id, sealed.pins),
    api.accounts.saveDraft({ place: 'pins', draft: sealed.pins, owner: id }),
  ])
}

const stopIfLied = (refusal: unknown): void => {
  if (isLie(refusal)) throw refusal
}

/** Something new was seen: it is kept a little later, together with what follows. */
export const keepPinsSoon = (session: Session): void =>
  session.pins.later(() => void keepPins(session).catch(() => undefined))
