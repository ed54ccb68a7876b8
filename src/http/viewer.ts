// The viewer host: one page for a frame of the staff host, the scripts that read a PDF in it, and nothing else. It answers no call, knows no
// session, sets no cookie and writes no line.

import { join } from 'node:path'
import { Hono } from 'hono'
import { answer, dist, readAll } from './files.ts'
import { tlsOnly, viewerPolicy } from './headers.ts'

/** Its files, for the staff host at an address. A frame without an origin is a stranger to its own host, so the scripts may go anywhere. */
export function viewerFiles(url: string, staffUrl: string, from = dist): Hono {
  const app = new Hono()
  const files = readAll(join(from, 'viewer/'))
  const page = files.get('viewer.html')
  const headers: Readonly<Record<string, string>> = {
    'content-security-policy': viewerPolicy(url, staffUrl),
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), clipboard-write=(), interest-cohort=()',
    'x-robots-tag': 'noindex, nofollow',
    ...(url.startsWith('https:') ? { 'strict-transport-security': tlsOnly } : {}),
  }
  app.use('*', async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
  })
  app.get('*', (c) => {
    if (c.req.path === '/') return page ? answer(c, page, {}) : c.text('The viewer is not built.', 503)
    const file = files.get(c.req.path.slice(1))
    return file && c.req.path.endsWith('.js') ? answer(c, file, {}) : c.text('', 404)
  })
  app.all('*', (c) => c.text('', 405))
  app.notFound((c) => c.text('', 404))
  app.onError((_error, c) => c.text('', 500))
  return app
}
