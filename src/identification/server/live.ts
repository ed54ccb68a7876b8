// Whoever has a thread open is told while it is open that something new stands in it, and that somebody of the desk is here: nothing else,
// and no word of what was written. One question for all open threads of this server, every two seconds, so that it does not matter which
// server the other side writes to. Where there is no room, the receipt does what it always did.

import { as } from '../../database/as.ts'
import { sql } from '../../database/sql.ts'
import type { HostServices } from '../../http/host-services.ts'

/** At most so many threads open at a server, and behind one address. */
export const mostOpen = 200
export const mostPerAddress = 2
const everyMs = 2_000

export interface Live {
  /** How many lines stand in it. */
  lines: number
  isDeskHere: boolean
}

interface Listener {
  locator: Buffer
  address: string
  told: (live: Live) => void
}

export interface LiveThreads {
  /** Ends it; nothing where there is no room for another one. */
  listen: (listener: Listener) => (() => void) | undefined
}

export function liveThreads(host: HostServices): LiveThreads {
  const open = new Set<Listener>()
  let timer: ReturnType<typeof setInterval> | undefined
  let isAsking = false

  const look = async (): Promise<void> => {
    if (isAsking || open.size === 0) return
    isAsking = true
    try {
      const listeners = [...open]
      const rows = await as(host.database, { kind: 'public' }, (tx) =>
        tx.rows<{ at: number; lines: number; here: boolean }>(
          sql`select at, lines, here from app.live_threads(${listeners.map(({ locator }) => locator)}::bytea[], ${host.now()})`,
        ),
      )
      for (const { at, lines, here } of rows) listeners[at - 1]?.told({ lines, isDeskHere: here })
    } catch (error) {
      host.fault('help.live', error)
    } finally {
      isAsking = false
    }
  }
  const leave = (listener: Listener): void => {
    open.delete(listener)
    if (open.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  return {
    listen(listener) {
      const near = [...open].filter(({ address }) => address === listener.address)
      if (open.size >= mostOpen || near.length >= mostPerAddress) return undefined
      open.add(listener)
      timer ??= setInterval(() => void look(), everyMs).unref()
      void look()
      return () => leave(listener)
    },
  }
}
