// What both hosts show of themselves to whoever tries addresses: their pages, and nothing of how they are built; in which characters an answer is
// written; and where every package that runs comes from.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { signIn } from '../demo/actor.ts'
import { testDatabase } from './database.ts'
import { newNetwork, passphrase } from './people.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const hosts = [
  ['staff', network.staff],
  ['public', network.public],
] as const

describe.each(hosts)('the %s host', (_name, host) => {
  it.each([
    '/openapi.json',
    '/api',
    '/api/openapi.json',
    '/docs',
    '/swagger',
    '/metrics',
    '/debug',
    '/debug/pprof',
    '/status',
    '/server-status',
    '/.git/config',
    '/.env',
    '/package.json',
    '/node_modules/hono/package.json',
    '/assets/main.js.map',
    '/workers/vault.js.map',
    '/src/app/main.tsx',
  ])('shows nothing of how it is built at %s', async (path) => {
    const response = await host.request(path)
    // The public host leads to its first page from wherever it has none.
    expect([401, 404, 303]).toContain(response.status)
    expect(response.headers.get('location') ?? '/').toBe('/')
    expect(await response.text()).not.toMatch(/"version"|openapi|sourcesContent|node_modules|\[core\]/)
  })

  it('says of its health one word and nothing more', async () => {
    const response = await host.request('/health')
    expect((await response.text()).length).toBeLessThan(40)
    expect(response.headers.get('server')).toBeNull()
    expect(response.headers.get('x-powered-by')).toBeNull()
  })

  it('names the characters of every text that it sends, and calls JSON by its name', async () => {
    for (const path of ['/', '/en', '/api/me', '/nowhere', '/robots.txt', '/.well-known/security.txt']) {
      const response = await host.request(path)
      const type = response.headers.get('content-type')
      if ((await response.text()) === '') continue
      expect(type, path).toMatch(/^(text\/[\w-]+;\s*charset=utf-8|application\/(problem\+)?json(;.*)?)$/i)
    }
  })
})

it('Amara comes in with the passphrase of three years ago and is asked for no other', async () => {
  network.travel(3 * 365)
  const back = await signIn(network.staff, amara.handle, passphrase)
  expect(back.id).toBe(amara.id)
})

it('every package is the one whose hash was written down, and none comes from a place of its own', () => {
  const { packages } = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8'),
  ) as {
    packages: Record<string, { resolved?: string; integrity?: string }>
  }
  const named = Object.entries(packages).filter(([path]) => path !== '')
  expect(named.length).toBeGreaterThan(100)
  const strange = named.filter(
    ([, { resolved, integrity }]) => resolved !== undefined || !integrity?.startsWith('sha512-'),
  )
  expect(strange.map(([path]) => path)).toEqual([])
})
