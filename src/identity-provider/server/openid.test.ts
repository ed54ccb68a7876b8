// A provider that the operator has named cannot lead the server to another one: neither for keys, nor for codes, nor by a redirect.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { providerLine } from './openid.ts'

async function listening(answer: (path: string) => { status?: number; location?: string; body?: object }) {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const { status = 200, location, body = {} } = answer(request.url ?? '')
    response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', () => ready())
  })
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => void server.close())
  return { at, asked }
}

const inside = await listening(() => ({}))
let metadata: Record<string, unknown> = {}
const provider = await listening((path) =>
  path === '/moved/.well-known/openid-configuration'
    ? { status: 302, location: `${inside.at}/` }
    : { body: { issuer: provider.at, jwks_uri: `${provider.at}/jwks`, ...metadata } },
)
const settings = { issuer: provider.at, clientId: 'continuum', clientSecret: 'a secret of ours' }
const back = 'http://localhost:4600/provider'
const way = { reauthenticate: false }
const asked = { ...way, state: 's', nonce: 'n', verifier: 'v'.repeat(43), answer: '?code=c&state=s' }

beforeEach(() => {
  metadata = { authorization_endpoint: `${provider.at}/auth`, token_endpoint: `${provider.at}/token` }
  inside.asked.length = 0
})

it('nobody is sent to a page at a host that was not named', async () => {
  metadata['authorization_endpoint'] = `${inside.at}/auth`
  await expect(providerLine([provider.at]).authorize(settings, back, way)).rejects.toMatchObject({
    detail: { because: 'provider-not-allowed' },
  })
})

it('no code is handed in at a host that was not named', async () => {
  metadata['token_endpoint'] = `${inside.at}/token`
  await expect(providerLine([provider.at]).exchangeCode(settings, back, asked)).rejects.toMatchObject({
    detail: { because: 'provider-not-allowed' },
  })
  expect(inside.asked).toEqual([])
})

it('a code is handed in there where the operator has named that host too', async () => {
  metadata['token_endpoint'] = `${inside.at}/token`
  await expect(
    providerLine([provider.at, inside.at]).exchangeCode(settings, back, asked),
  ).rejects.toMatchObject({
    detail: { because: 'provider-says-no' },
  })
  expect(inside.asked).toEqual(['/token'])
})

it('a redirect is not followed', async () => {
  const moved = { ...settings, issuer: `${provider.at}/moved` }
  await expect(providerLine([moved.issuer]).authorize(moved, back, way)).rejects.toMatchObject({
    detail: { because: 'provider-away' },
  })
  expect(inside.asked).toEqual([])
})

it('a provider that is not named is not asked, and one that calls itself otherwise is not believed', async () => {
  await expect(providerLine([]).authorize(settings, back, way)).rejects.toMatchObject({
    detail: { because: 'provider-not-allowed' },
  })
  metadata['issuer'] = inside.at
  await expect(providerLine([provider.at]).authorize(settings, back, way)).rejects.toMatchObject({
    detail: { because: 'provider-away' },
  })
})

it('one that does not answer is told as away', async () => {
  const gone = { ...settings, issuer: 'http://127.0.0.1:9' }
  await expect(providerLine([gone.issuer]).authorize(gone, back, way)).rejects.toMatchObject({
    detail: { because: 'provider-away' },
  })
})
