// Bad input and repeated clicks: each gets a clear answer that names the field, never the value, and changes nothing twice.

import { describe, expect, it } from 'vitest'
import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { openCase } from '../demo/case-work.ts'
import { sealRecord } from '../src/client/records.ts'
import { say } from '../src/language/say.ts'
import { passphraseCalls } from '../src/sealing/passphrase-calls.ts'
import { asOwner } from '../src/database/open.ts'
import { testDatabase } from './database.ts'
import { signIn } from '../demo/actor.ts'
import { newNetwork, passphrase } from './people.ts'
import { standIns } from './role-sessions.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const opened = await openCase(amara, { name: 'Mariam Test', language: 'ar' })
const strangers = await standIns(database)

/** Sends exactly this, as Amara. */
async function send(path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') {
  const response = await amara.send(path, {
    method,
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return {
    status: response.status,
    body: (await response.json()) as {
      code?: string
      title?: string
      fields?: { field: string; code: string }[]
    },
    type: response.headers.get('content-type'),
  }
}

const secret = 'Qzxsecretvalue'
const record = async () =>
  sealRecord(amara, opened.id, { compartment: 'narrative', kind: 'note', value: { text: 'a note' } })
const records = `/api/cases/${opened.id}/records`

describe('invalid input', () => {
  it('with an unknown key is refused by that key’s name', async () => {
    const { status, body, type } = await send(records, { record: await record(), colour: secret })
    expect([status, body.code, body.fields]).toEqual([422, 'invalid', [{ field: 'colour', code: 'unknown' }]])
    expect(type).toBe('application/problem+json')
    expect(JSON.stringify(body)).not.toContain(secret)
  })

  it('of the wrong type is refused by the field’s name, and its value is never repeated', async () => {
    const { status, body } = await send(records, { record: { ...(await record()), epoch: secret } })
    expect([status, body.fields?.[0]?.field]).toEqual([422, 'record.epoch'])
    expect(JSON.stringify(body)).not.toContain(secret)
  })

  it('with the name of an object prototype is refused like any unknown key', async () => {
    for (const key of ['__proto__', 'constructor', 'toString'])
      expect((await send(records, `{"record":{},"${key}":1}`)).status, key).toBe(422)
    expect((await send(`/api/referrals/${newId()}/constructor`, {}, { 'if-match': '"1"' })).status).toBe(404)
  })

  it('that was not sealed is refused before it is stored', async () => {
    const broken = [
      'cGxhaW4gdGV4dA',
      Buffer.from(secret.repeat(4)).toString('base64url'),
      '****',
      `B${'A'.repeat(80)}`,
    ]
    for (const ciphertext of broken) {
      const { status, body } = await send(records, { record: { ...(await record()), ciphertext } })
      expect([status, body.fields?.[0]?.field], ciphertext).toEqual([422, 'record.ciphertext'])
    }
  })

  it('that is too large, no JSON or no object is refused with its reason', async () => {
    expect((await send(records, `{"record":"${'x'.repeat(300_000)}"}`)).body.code).toBe('too-large')
    expect((await send(records, '{"record":')).body.code).toBe('not-json')
    expect((await send(records, '[]')).body.code).toBe('not-json')
    expect((await send(records, {}, { 'content-type': 'text/plain' })).body.code).toBe('not-json')
  })

  it('with a query parameter given twice is refused', async () => {
    expect((await send('/api/cases?state=active&state=closed', undefined, {}, 'GET')).status).toBe(422)
  })

  it('from another site is refused whatever it says', async () => {
    expect((await send(records, { record: await record() }, { 'sec-fetch-site': 'cross-site' })).status).toBe(
      403,
    )
    expect((await send(records, { record: await record() }, { origin: 'https://evil.example' })).status).toBe(
      403,
    )
  })

  it('is answered in the reader’s language', async () => {
    const { body } = await send(records, {}, { 'accept-language': 'ar' })
    expect(body.title).toBe(say('ar', 'problem.invalid'))
    expect(body.title).not.toBe(say('en', 'problem.invalid'))
  })
})

describe('a repeated request', () => {
  it('with the same key is the same request, so that a double click writes one note', async () => {
    const key = newId()
    const body = { record: await record() }
    const answers = await Promise.all([1, 2, 3].map(() => send(records, body, { 'idempotency-key': key })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const { records: kept } = await amara.api.cases.read({ id: opened.id })
    expect(kept.filter(({ id }) => id === body.record.id)).toHaveLength(1)
  })

  it('with the same key and another body is refused', async () => {
    const key = newId()
    await send(records, { record: await record() }, { 'idempotency-key': key })
    expect((await send(records, { record: await record() }, { 'idempotency-key': key })).body.code).toBe(
      'key-reused',
    )
  })

  it('for the same move from two tabs moves once, and the second tab is told to reload', async () => {
    const { track } = await amara.api.work.track({ track: opened.track })
    const both = await Promise.allSettled(
      [1, 2].map(() => amara.move('case', 'review', { id: track.id, version: track.version })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'stale' } })
  })

  it('without the version that was seen is refused', async () => {
    expect((await send(`/api/cases/${opened.track}/review`, {})).body.code).toBe('if-match-missing')
  })
})

describe('a request for something unavailable', () => {
  it('gets the same answer, byte for byte, where it does not exist and where it is not shared', async () => {
    const cookie = strangers.get('caseworker')?.cookie as string
    const ask = async (id: string) =>
      (await network.staff.request(`/api/cases/${id}`, { headers: { cookie } })).text()
    expect(await ask(opened.id)).toBe(await ask(newId()))
  })

  it('with an invented session is answered as from nobody', async () => {
    const response = await network.staff.request('/api/me', {
      headers: { cookie: `s=${randomBytes(32).toString('base64url')}` },
    })
    expect(response.status).toBe(401)
  })

  it('with an ended session is told so, and writes nothing', async () => {
    const { cookie, hash } = strangers.get('advocate') as { cookie: string; hash: string }
    await asOwner(database, (client) =>
      client.query(
        "update sessions set ends_at = now() - interval '1 minute' where hash = decode($1, 'hex')",
        [hash],
      ),
    )
    const response = await network.staff.request('/api/drafts/open-case', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ draft: `AQ${'A'.repeat(60)}` }),
    })
    expect(response.status).toBe(401)
  })
})

describe('a sign-in', () => {
  it('with the passphrase opens the vault and the circles, and with another one opens nothing', async () => {
    const again = await signIn(network.staff, amara.handle, passphrase)
    expect((await again.api.cases.read({ id: opened.id })).case.reference).toBe(opened.reference)
    await expect(signIn(network.staff, amara.handle, `${passphrase} no`)).rejects.toThrow()
  })
})

describe('guessing sign-ins', () => {
  it('is stopped after sixty wrong words a minute, and the right ones behind the same address still enter', async () => {
    const enters = (locator: Buffer) =>
      Promise.resolve(
        network.staff.request('/api/card/enter', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ locator: locator.toString('base64url') }),
        }),
      )
    const [own, frozen] = [randomBytes(16), randomBytes(16)]
    for (const locator of [own, frozen])
      await asOwner(database, (client) =>
        client.query("select app.make_card($1, $2, $2, 'en', now())", [locator, randomBytes(32)]),
      )
    await asOwner(database, (client) =>
      client.query("update cards set state = 'frozen' where locator = sha256($1)", [frozen]),
    )
    const tries = await Promise.all(Array.from({ length: 130 }, () => enters(randomBytes(16))))
    expect((await enters(own)).status, 'the right words').toBe(200)
    expect((await enters(frozen)).status, 'a frozen card, like one that is not there').toBe(
      (await enters(randomBytes(16))).status,
    )
    const statuses = tries.map(({ status }) => status)
    // The minute may turn in the middle: then there were two, of sixty tries each.
    const missed = statuses.filter((status) => status === 401).length
    expect(missed).toBeGreaterThanOrEqual(60)
    expect(missed).toBeLessThanOrEqual(120)
    expect(statuses.filter((status) => status === 429)).toHaveLength(130 - missed)
  })

  it('of a passphrase costs a puzzle each after thirty a minute from one machine', async () => {
    const { request } = await passphraseCalls(() => undefined).beginSignIn({ passphrase: 'a guess of hers' })
    const guess = async () =>
      network.staff.request(
        '/api/session/begin',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ handle: amara.handle, request }),
        },
        { incoming: { socket: { remoteAddress: '198.51.100.99' } } },
      )
    const answers = await Promise.all(Array.from({ length: 70 }, guess))
    const stopped = answers.filter(({ status }) => status === 429)
    // The minute may turn in the middle here too.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(70 - stopped.length)
    expect(stopped.length).toBeGreaterThanOrEqual(10)
    expect(stopped.length).toBeLessThanOrEqual(40)
    expect(await stopped[0]!.json()).toHaveProperty('puzzle')
  })

  it('learns nothing of handles: an unknown handle is answered like a known one', async () => {
    const ask = (handle: string) =>
      network.staff.request('/api/session/begin', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ handle, request: 'x'.repeat(43) }),
      })
    const [known, unknown] = await Promise.all([ask('founder'), ask('nobody-at-all')])
    expect(known.status).toBe(unknown.status)
  })
})
