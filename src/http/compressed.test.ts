// Pages for everybody go out packed, and what may be somebody's own does not.
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { compressPages } from './compressed.ts'

const words = 'No employer may keep your passport. '.repeat(200)
const app = new Hono()
app.use('*', compressPages)
app.get('/page', (c) => c.html(words))
app.post('/page', (c) => c.html(words))
app.get('/script', (c) => c.body(words, 200, { 'content-type': 'text/javascript' }))

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(path, { method, headers: { 'accept-encoding': 'gzip, br', ...headers } })

it('packs a page, which is whole when it is opened', async () => {
  const response = await ask('/page')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect([response.status, response.headers.get('content-encoding')]).toEqual([200, 'gzip'])
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(bytes.length).toBeLessThan(words.length / 10)
  expect(gunzipSync(bytes).toString()).toBe(words)
})

it.each([
  ['asked with a cookie', () => ask('/page', { cookie: 'p=x' })],
  ['the answer to a form', () => ask('/page?r=x')],
  ['sent as a form', () => ask('/page', {}, 'POST')],
  ['no page', () => ask('/script')],
  ['for a browser that cannot', () => ask('/page', { 'accept-encoding': 'identity' })],
])('leaves as it is what is %s', async (_what, asked) => {
  const response = await asked()
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(await response.text()).toBe(words)
})
