// What was seen of every chain, kept sealed by the server and on the device, so that another day is warned of a rollback.
import { learnHome } from './chain-reader.ts'
import { orderLog } from './log-order.ts'
import { lineOf } from './logs.ts'
import type { Session } from './session.ts'

/** Right after unlocking: what was seen before is compared with what is shown now. A SealingError here ends everything. */
export async function enterLogs(session: Session): Promise<void> {
  const { api, vault, pins, id, organisation } = session
  const [{ draft }, local] = await Promise.all([api.accounts.readDraft({ place: 'pins' }), pins.read(id)])
  for (const kept of [draft, local])
    // Pins of keys that were replaced cannot be opened; without any, the log is not believed.
    if (kept) await vault.takePins({ pins: [kept] }).catch(() => undefined)
  const home = await learnHome(lineOf(session), organisation)
  await orderLog(session, home).catch(() => undefined)
  await keepPins(session)
}

/** Keeps what was seen, in both places. */
export async function keepPins({ api, vault, pins, id }: Session): Promise<void> {
  const sealed = await vault.sealPins()
  await Promise.all([
    pins.write(id, sealed.pins),
    api.accounts.saveDraft({ place: 'pins', draft: sealed.pins }),
  ])
}

/** Something new was seen: it is kept a little later, together with what follows. */
export const keepPinsSoon = (session: Session): void =>
  session.pins.later(() => void keepPins(session).catch(() => undefined))
