// What the staff host answers where there is no endpoint: its files, its page to whoever reads pages, and nothing to programs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { Hono } from 'hono'
import { staffFiles } from './files.ts'
import { islandFiles } from './islands.ts'

const folder = mkdtempSync(join(tmpdir(), 'continuum-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'public/seal'), { recursive: true })
writeFileSync(join(folder, 'public/seal/seal.js'), 'seal()')
mkdirSync(join(folder, 'staff/assets'), { recursive: true })
writeFileSync(join(folder, 'staff/staff.html'), '<!doctype html><title>Continuum</title>')
writeFileSync(join(folder, 'staff/assets/front-1a2b.js'), 'front()')
writeFileSync(join(folder, 'staff/assets/front-3c4d.js'), 'large()')
writeFileSync(join(folder, 'staff/assets/front-3c4d.js.br'), brotliCompressSync('large()'))

const host = staffFiles(folder)
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await host.request(path, { headers })
  return [response.status, response.headers.get('content-type')?.split(';')[0], await response.text()]
}
const page = [200, 'text/html', '<!doctype html><title>Continuum</title>']

describe('the staff host', () => {
  it('answers a monitor that asks for numbers, or for the file of an older version, with 404', async () => {
    for (const path of ['/metrics', '/readyz', '/services', '/assets/front-0000.js', '/.well-known/webcat/x'])
      for (const accept of [undefined, '*/*', 'text/plain', 'application/openmetrics-text'])
        expect((await get(path, accept ? { accept } : {}))[0], `${path} ${accept}`).toBe(404)
  })

  it('shows its page to a browser at every address, so that a bookmark opens where it was made', async () => {
    const read = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    for (const path of ['/', '/cases', '/tracks/0190d5a4', '/nowhere'])
      expect(await get(path, { accept: read }), path).toEqual(page)
    expect(await get('/cases', { 'sec-fetch-mode': 'navigate' })).toEqual(page)
  })

  it('shows its first page, and gives its files, to whoever asks', async () => {
    expect(await get('/')).toEqual(page)
    expect(await get('/staff.html')).toEqual(page)
    expect(await get('/assets/front-1a2b.js')).toEqual([200, 'text/javascript', 'front()'])
  })

  it('gives a packed file to whoever understands it, the plain one to others, and nothing where it is there already', async () => {
    const path = '/assets/front-3c4d.js'
    const packed = await host.request(path, { headers: { 'accept-encoding': 'gzip, br' } })
    const plain = await host.request(path, { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('large()')
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'large()'])
    const known = packed.headers.get('etag') ?? ''
    expect(known).not.toBe(plain.headers.get('etag'))
    const again = await host.request(path, { headers: { 'accept-encoding': 'br', 'if-none-match': known } })
    expect(again.status).toBe(304)
    expect((await get(`${path}.br`))[0]).toBe(404)
  })

  it('says that nothing is built where nothing is', async () => {
    const bare = await staffFiles(join(folder, 'none')).request('/')
    expect([bare.status, await bare.text()]).toEqual([503, expect.stringContaining('npm run build')])
  })
})

it('the public host names its scripts by their bytes, lets them be kept for ever, and shows the way from any other name', async () => {
  const app = new Hono()
  islandFiles(app, folder)
  const asked = await app.request('/islands/seal.js')
  const address = asked.headers.get('location') ?? ''
  expect([asked.status, asked.headers.get('cache-control')]).toEqual([302, 'no-cache'])
  expect(address).toMatch(/^\/islands\/seal\.[A-Za-z0-9]{8,12}\.js$/)
  const given = await app.request(address)
  expect([given.status, await given.text()]).toEqual([200, 'seal()'])
  expect(given.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  // Of an older version, and of none.
  expect((await app.request('/islands/seal.0000.js')).headers.get('location')).toBe(address)
  expect((await app.request('/islands/none.js')).status).toBe(404)
  writeFileSync(join(folder, 'public/seal/seal.js'), 'sealed()')
  const later = new Hono()
  islandFiles(later, folder)
  expect((await later.request('/islands/seal.js')).headers.get('location')).not.toBe(address)
})
