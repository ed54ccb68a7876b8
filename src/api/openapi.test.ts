// The published contract, as somebody finds it who has nothing else: one client is generated from it and calls the running hosts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { OpenAPIClientAxios, type Document } from 'openapi-client-axios'
import { afterAll, describe, expect, it } from 'vitest'
import { lineTo, vaultFor } from '../../demo/actor.ts'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { signInByPassphrase } from '../accounts/client/sign-in.ts'
import { contract } from '../app/contract.ts'
import { apiOf } from '../client/local-session.ts'
import { passphraseCalls } from '../sealing/passphrase-calls.ts'

interface Operation {
  operationId: string
  summary?: string
  description?: string
  security?: Record<string, never>[]
  servers?: { url: string }[]
}
interface Published {
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, object>>
}
const text = readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8')
const published = JSON.parse(text) as Published
const operations = Object.values(published.paths).flatMap((path) => Object.values(path))

describe('the published contract', () => {
  it('says what many operations share once: less than a kilobyte an operation', () => {
    expect(JSON.stringify(published).length).toBeLessThan(720_000)
    expect(JSON.stringify(published).length / operations.length).toBeLessThan(830)
  })

  it('names no component that is not there, and none that nobody means', () => {
    const meant = new Set([...text.matchAll(/"\$ref": "#\/components\/([\w/-]+)"/g)].map((match) => match[1]))
    const there = Object.entries(published.components).flatMap(([kind, parts]) =>
      kind === 'securitySchemes' ? [] : Object.keys(parts).map((name) => `${kind}/${name}`),
    )
    expect([...meant].filter((name) => !there.includes(name ?? ''))).toEqual([])
    expect(there.filter((name) => !meant.has(name))).toEqual([])
  })

  it('writes no schema twice that is shorter as a component', () => {
    const times = new Map<string, number>()
    const look = (at: unknown): void => {
      if (typeof at !== 'object' || at === null) return
      const isSchema = ['type', 'anyOf', 'oneOf', 'allOf'].some((key) => key in at)
      const key = JSON.stringify(at)
      if (isSchema) times.set(key, (times.get(key) ?? 0) + 1)
      Object.values(at).forEach(look)
    }
    look(published)
    // A name of thirty letters, and the line that gives it.
    const isLonger = ([key, n]: [string, number]) => (n - 1) * key.length > n * 61 + 34
    expect([...times].filter(isLonger)).toEqual([])
  })

  it('has a sentence for every operation, an example for every word, both hosts and both cookies', () => {
    expect(operations.filter(({ summary }) => !summary)).toEqual([])
    const spoken = operations.find(({ operationId }) => operationId === 'cases.keepNoteBack')
    expect(spoken?.description).toBe('Trail: note.keep_back. Problems: not-found, refused, stale.')
    for (const name of ['Id', 'Day', 'Instant', 'Code', 'Language', 'CircleId'])
      expect(published.components['schemas']?.[name], name).toHaveProperty('example')
    expect(published.servers.map(({ url }) => url)).toEqual([
      'http://localhost:4600',
      'http://127.0.0.1:4601',
    ])
    const own = operations.find(({ operationId }) => operationId === 'portal.file')
    expect([own?.servers?.map(({ url }) => url), own?.security]).toEqual([
      ['http://127.0.0.1:4601'],
      [{ survivor: [] }, { survivorWithoutTls: [] }],
    ])
    const cookies = Object.values(published.components['securitySchemes'] ?? {}) as { name: string }[]
    expect(cookies.map(({ name }) => name)).toEqual(['__Host-s', '__Host-s', 's', 'p'])
  })
})

describe('a client that is generated from it', async () => {
  const network = await newNetwork(await testDatabase())
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
  const selam = await openCase(amara, { name: 'Selam', language: 'am' })
  const listening: ServerType[] = []
  afterAll(() => listening.forEach((server) => server.close()))
  const listen = (app: Hono) =>
    new Promise<string>((ready) => {
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
        ready(`http://127.0.0.1:${port}`),
      )
      listening.push(server)
    })
  const addresses = { staff: await listen(network.staff), public: await listen(network.public) }
  // As an integrator does: the addresses of a demonstration give way to those of a network.
  const definition = JSON.parse(
    text
      .replaceAll('http://localhost:4600', addresses.staff)
      .replaceAll('http://127.0.0.1:4601', addresses.public),
  ) as Document
  const clientOf = (cookie = '') =>
    new OpenAPIClientAxios({
      definition,
      axiosConfigDefaults: { validateStatus: () => true, headers: { cookie } },
    }).init()
  const line = lineTo(network.staff)
  const vault = vaultFor(network.staff)
  await signInByPassphrase(
    { api: apiOf(contract, line.send), vault, proof: passphraseCalls((kek) => vault.holdKek(kek)) },
    amara.handle,
    passphrase,
  )

  it('asks the directory on the host of the public', async () => {
    const client = await clientOf()
    const answer = await client['hsds.services']?.({ per_page: 5 })
    expect([answer?.status, answer?.data]).toMatchObject([200, { page_number: 1, contents: [] }])
  })

  it('reads a case in the name of whoever is signed in, and is told by a code what is wrong', async () => {
    const client = await clientOf(line.cookie())
    const read = await client['cases.read']?.({ id: selam.id })
    expect([read?.status, JSON.stringify(read?.data)]).toEqual([200, expect.stringContaining(selam.id)])
    const wrong = await client['cases.read']?.({ id: 'no id' })
    expect([wrong?.status, wrong?.data]).toMatchObject([422, { code: 'invalid', fields: [{ field: 'id' }] }])
    const stranger = await clientOf()
    expect((await stranger['cases.read']?.({ id: selam.id }))?.data).toMatchObject({
      code: 'not-signed-in',
    })
  })
})
