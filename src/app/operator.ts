// What whoever looks after the machine asks, on loopback alone: does it live, what keeps it from its work, and the numbers for the watch.
import { Hono } from 'hono'
import type { metrics } from './metrics.ts'
import type { Readiness } from './readiness.ts'

export function operatorHost({
  ready,
  measured,
}: {
  ready: Pick<Readiness, 'look'>
  measured: Pick<ReturnType<typeof metrics>, 'text' | 'contentType'>
}): Hono {
  const app = new Hono()
  app.get('/livez', (c) => c.json({ alive: true }))
  app.get('/readyz', async (c) => {
    const because = await ready.look()
    return c.json({ ready: because.length === 0, because }, because.length === 0 ? 200 : 503)
  })
  app.get('/metrics', async (c) =>
    c.body(await measured.text(), 200, { 'content-type': measured.contentType }),
  )
  return app
}
