// A provider that the operator has named cannot lead the server to another one: neither for keys, nor for codes, nor by a redirect. And what it
// says of somebody counts where it is signed by its own key, and young enough.

import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
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
const [own, foreign] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }))
let metadata: Record<string, unknown> = {}
let idToken = ''
const provider = await listening((path) => {
  if (path === '/moved/.well-known/openid-configuration') return { status: 302, location: `${inside.at}/` }
  if (path === '/jwks')
    return { body: { keys: [{ ...own!.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }] } }
  if (path === '/token') return { body: { access_token: 'a', token_type: 'bearer', id_token: idToken } }
  return { body: { issuer: provider.at, jwks_uri: `${provider.at}/jwks`, ...metadata } }
})
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

/** What the provider says of Amara, who told it so many minutes ago that it is she. */
function sayItIsAmara(key: KeyObject, minutesAgo: number, audience = settings.clientId): void {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: provider.at, aud: audience, sub: 'amara@house', nonce: asked.nonce }
  const times = { iat: now, exp: now + 60, auth_time: now - minutesAgo * 60 }
  const said = [
    { alg: 'RS256', kid: 'one' },
    { ...claims, ...times },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  idToken = `${said}.${sign('sha256', Buffer.from(said), key).toString('base64url')}`
}
const whoItIs = (reauthenticate = false) =>
  providerLine([provider.at]).exchangeCode(settings, back, { ...asked, reauthenticate })
const no = { detail: { because: 'provider-says-no' } }

it('what another key than the provider’s has signed is not believed', async () => {
  sayItIsAmara(own!.privateKey, 1)
  expect(await whoItIs()).toBe('amara@house')
  sayItIsAmara(foreign!.privateKey, 1)
  await expect(whoItIs()).rejects.toMatchObject(no)
})

it('what nobody has signed is not believed, whatever it says of that', async () => {
  sayItIsAmara(own!.privateKey, 1)
  const [, claims] = idToken.split('.')
  const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
  idToken = `${unsigned}.${claims}.`
  await expect(whoItIs()).rejects.toMatchObject(no)
})

it('what it said to another program of the house is not believed, and of what it says to ours only who it is leaves', async () => {
  sayItIsAmara(own!.privateKey, 1, 'payroll')
  await expect(whoItIs()).rejects.toMatchObject(no)
  sayItIsAmara(own!.privateKey, 1)
  expect(JSON.stringify(await whoItIs())).toBe('"amara@house"')
})

it('what it heard long before they left does not count where they are asked anew, nor anywhere after a working day', async () => {
  sayItIsAmara(own!.privateKey, 12)
  expect(await whoItIs()).toBe('amara@house')
  await expect(whoItIs(true)).rejects.toMatchObject(no)
  sayItIsAmara(own!.privateKey, 13 * 60)
  await expect(whoItIs()).rejects.toMatchObject(no)
})

it('a server whose operator has named no provider never loads what leads to one', async () => {
  const program = `import { registerHooks } from 'node:module'
    let loaded = 0
    registerHooks({ load(url, context, next) { if (url.includes('/openid-client/')) loaded += 1; return next(url, context) } })
    await import('./src/identity-provider/feature.ts')
    console.log(loaded)
    const { providerLine } = await import('./src/identity-provider/server/openid.ts')
    await providerLine(['${provider.at}']).authorize(${JSON.stringify(settings)}, '${back}', ${JSON.stringify(way)})
    console.log(loaded > 0)`
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  expect((await run).stdout).toBe('0\ntrue\n')
})
