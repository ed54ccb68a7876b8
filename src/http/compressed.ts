// Pages that are the same for everybody go out small: on a slow line each kilobyte is a second. What may hold something of somebody's own,
// asked with a cookie or sent as a form, goes out as it is: the length of what is packed tells of what is in it.

import { gzip } from 'node:zlib'
import { promisify } from 'node:util'
import type { MiddlewareHandler } from 'hono'

const pack = promisify(gzip)

/** Packs the pages of visitors who carry nothing yet. */
export const compressPages: MiddlewareHandler = async (c, next) => {
  await next()
  const isPage = c.res.headers.get('content-type')?.startsWith('text/html') ?? false
  if (!isPage || c.req.method !== 'GET') return
  c.header('vary', 'accept-encoding, cookie')
  const isAnybodys = c.req.header('cookie') === undefined && c.req.query('r') === undefined
  if (!isAnybodys || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return
  const packed = await pack(Buffer.from(await c.res.arrayBuffer()))
  const headers = new Headers(c.res.headers)
  headers.set('content-encoding', 'gzip')
  headers.delete('content-length')
  c.res = undefined
  c.res = new Response(packed, { status: c.res.status, headers })
}
