// A machine that is cut off or stands still ends no connection: whoever waits for it would wait for as long as for any answer. So, while several
// hosts are named, the one that is spoken to is asked every two seconds whether it still writes; once it does not and another does, the
// connections to it are ended, and whoever waited is told *unavailable* and tries again at the other.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'

/** Milliseconds between two questions while all is well, and while it is not. */
const [calm, alert] = [2_000, 500]

export interface Leaving {
  /** Looks after a connection to this address until it ends. */
  watch: (client: Client, address: string) => void
}

/** `writes`: whether a host says so in a moment. `found`: told of another one that writes. */
export function leaving(
  addresses: readonly string[],
  writes: (address: string) => Promise<boolean>,
  found: (address: string) => void,
): Leaving {
  const live = new Map<Client, string>()
  const end = (from: string) => {
    for (const [client, address] of live)
      if (address === from)
        (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy()
  }

  async function look(): Promise<boolean> {
    let well = true
    for (const address of new Set(live.values())) {
      if (await writes(address)) continue
      well = false
      const others = addresses.filter((other) => other !== address)
      const told = await Promise.all(others.map(writes))
      const other = others[told.indexOf(true)]
      if (other === undefined) continue
      found(other)
      end(address)
    }
    return well
  }

  let looking = false
  async function goOn(): Promise<void> {
    looking = true
    for (let well = true; live.size > 0;) {
      // Keeps no program from ending.
      await sleep(well ? calm : alert, undefined, { ref: false })
      well = await look()
    }
    looking = false
  }

  return {
    watch(client, address) {
      live.set(client, address)
      client.once('end', () => live.delete(client))
      if (!looking) void goOn()
    },
  }
}
