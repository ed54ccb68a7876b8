// The logs of organisations as this window knows them. Everything that is sealed to somebody goes through here first: their
// log is brought up to date and checked by the vault.
import { minuteOf } from '../sealing/minute.ts'
import { SealingError } from '../sealing/suite.ts'
import type { LogView } from '../sealing/vault-log-shape.ts'
import { api } from '../web/session/api.ts'
import { knowListed, learn, learnHome, withLogs, type ChainLine } from './chain-reader.ts'
import { readPins, writePins } from '../sealing/pins.ts'
import { vault } from '../web/session/vault.ts'

type Me = Awaited<ReturnType<typeof api.accounts.me>>

const line: ChainLine = { logs: (input) => api.organisations.logs(input), vault }

let here: { home: number; user: string; ahead: number } | undefined
const mine = () => {
  if (!here) throw new SealingError('locked')
  return here
}

/** Right after unlocking: what was seen before is compared with what is shown now. A SealingError here ends everything. */
export async function enterLogs(me: Me): Promise<void> {
  here = { home: me.organisation.id, user: me.id, ahead: 0 }
  keepTime(me)
  const [{ draft }, local] = await Promise.all([api.accounts.readDraft({ place: 'pins' }), readPins(me.id)])
  for (const pins of [draft, local])
    // Pins of keys that were replaced cannot be opened; without any, the log is not believed.
    if (pins) await vault.takePins({ pins: [pins] }).catch(() => undefined)
  await learnHome(line, here.home)
  await keepPins()
}

/** What time the network says it is: asked every few minutes, so that a clock set right in between is followed. */
export function keepTime(me: Pick<Me, 'network'>): void {
  if (here) here.ahead = Date.parse(me.network.now) - Date.now()
}

/** The network's time as this window knows it; nothing before somebody came in. */
export const networkTime = (): number | undefined => here && Date.now() + here.ahead

/** My organisation's log as it is now. */
export const refreshHome = (): Promise<LogView> => learnHome(line, mine().home)

/** Does something that needs the logs of these organisations; where one has grown since, it is read on first. */
export const checked = <Result>(ids: readonly number[], act: () => Promise<Result>): Promise<Result> =>
  withLogs(line, mine().home, ids, act)

/** Brings the logs of organisations up to date, one by one; what nobody vouches for stays unknown, and that is no alarm. */
export async function knowAsFarAsBelieved(ids: readonly number[]): Promise<void> {
  for (const id of new Set(ids))
    await learn(line, mine().home, [id], { again: true }).catch((refusal: unknown) => {
      if (!(refusal instanceof SealingError && refusal.code === 'not-verified')) throw refusal
    })
}

type Listed = Awaited<ReturnType<typeof api.organisations.list>>['organisations'][number]

/** Every form in which this window was shown an organisation: nobody is chosen by a name that is not held against the logs. */
const shown = new Map<string, Listed>()

/** Everybody in the network, as the server lists them now. */
export async function listEverybody(): Promise<Listed[]> {
  const { organisations } = await api.organisations.list({})
  for (const one of organisations)
    shown.set(JSON.stringify([one.id, one.name, one.kind, one.circle, one.teams]), one)
  return organisations
}

/** Before something is sealed to these circles: `knowListed`, whatever this window was shown of them. */
export async function knowCircles(circles: readonly number[]): Promise<void> {
  await listEverybody()
  await knowListed(line, mine().home, [...shown.values()], circles)
}

/** The network's minute, as statements carry it. */
export const minute = (): string => minuteOf(new Date(Date.now() + mine().ahead))
/** The day of it, as those who write say it of what they write. */
export const today = (): string => minute().slice(0, 10)
/** Some days from now, as a minute and as an instant. */
export function minuteIn(days: number): { minute: string; instant: string } {
  const end = new Date(Date.now() + mine().ahead + days * 86_400_000)
  return { minute: minuteOf(end), instant: end.toISOString() }
}

async function keepPins(): Promise<void> {
  const { user } = mine()
  const { pins } = await vault.sealPins()
  await Promise.all([writePins(user, pins), api.accounts.saveDraft({ place: 'pins', draft: pins })])
}

const keepAfterMs = 4_000
let waiting: ReturnType<typeof setTimeout> | undefined
/** Something new was seen: it is kept a little later, together with what follows. */
export function keepPinsSoon(): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => void keepPins().catch(() => undefined), keepAfterMs)
}
