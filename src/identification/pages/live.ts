// Where the page of a thread hears, while it is open, that something new stands in it. What is asked stands in the body, so that it is in no
// address and no log; an answer ends after half a minute and is asked for anew, so that no server waits for it when it stops.

import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { addresses } from '../../api/addresses.ts'
import type { HostServices } from '../../http/host-services.ts'
import { refuseOtherSites } from '../../http/other-sites.ts'
import { inLanguage } from '../../http/page.ts'
import { liveThreads, type Live } from '../server/live.ts'

const openForMs = 25_000

export function livePages(host: HostServices): Hono {
  const app = new Hono()
  const threads = liveThreads(host)
  app.post(`${inLanguage}${addresses.live}`, async (c) => {
    refuseOtherSites(c, host)
    const { locator } = (await c.req.json().catch(() => ({}))) as { locator?: unknown }
    if (typeof locator !== 'string' || !/^[\w-]{22}$/.test(locator)) return c.text('', 422)
    const news: Live[] = []
    let wake: () => void = () => undefined
    const leave = threads.listen({
      locator: Buffer.from(locator, 'base64url'),
      address: host.addressOf(c),
      told: (live) => {
        news.push(live)
        wake()
      },
    })
    if (!leave) return c.text('', 503)
    return streamSSE(c, async (stream) => {
      let isOver = false
      const end = () => {
        isOver = true
        wake()
      }
      const limit = setTimeout(end, openForMs)
      stream.onAbort(end)
      let before: Live | undefined
      try {
        // Something at once: a browser that hears nothing takes the line for a dead one.
        await stream.writeSSE({ event: 'open', data: '' })
        while (!isOver) {
          const live = news.shift()
          if (!live) {
            await new Promise<void>((done) => {
              wake = done
            })
            continue
          }
          if (live.isDeskHere !== (before?.isDeskHere ?? false))
            await stream.writeSSE({ event: live.isDeskHere ? 'here' : 'away', data: '' })
          if (live.lines !== before?.lines)
            await stream.writeSSE({ event: 'lines', data: String(live.lines) })
          before = live
        }
      } finally {
        clearTimeout(limit)
        leave()
      }
    })
  })
  return app
}
