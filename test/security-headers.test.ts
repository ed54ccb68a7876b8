// Attacks on the house itself: on an organisation's circle, on sessions, on a stolen copy, on what an answer carries. What
// is written here once did work.

import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addresses, exitAddresses } from '../src/api/addresses.ts'
import { bringColleague, invite, joinNetwork } from '../demo/actor.ts'
import { as } from '../src/database/as.ts'
import { asOwner } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { isAlive, startCardSession } from './card-session.ts'
import { testDatabase } from './database.ts'
import { forger } from './malicious-server/forge.ts'
import { newNetwork, passphrase } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer'])
await network.organisation('Lighthouse', 'shelter', ['shelter'])
const pavel = await network.organisation('City Police', 'police', ['police'])

describe('an organisation', () => {
  const admin = async () => {
    const { organisation: circle } = await network.founder.api.accounts.me({})
    return circle.circle
  }

  it('admits a new colleague only by a member who gives them the key', async () => {
    const { secret } = await invite(network.founder, 'new-here', ['caseworker'])
    const fresh = await joinNetwork(network.staff, secret, passphrase)
    const pirate = await forger(network, fresh)
    const circle = await admin()
    const said = { t: 'admit', circle, epoch: 1, user: fresh.id }
    const trying = pirate.api.organisations.admit({
      circle,
      epoch: 1,
      memberId: fresh.id,
      sealedSeed: randomBytes(80).toString('base64url'),
      statement: await pirate.saysIn(pirate.organisation, said),
    })
    await expect(trying).rejects.toMatchObject({ code: 'refused' })
  })

  it('cannot make its administrator the network’s coordinator', async () => {
    const small = await network.organisation('Small House', 'ngo', [])
    const trying = bringColleague(network.staff, small, {
      handle: 'self-made',
      roles: ['coordinator'],
      passphrase,
    })
    await expect(trying).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('lists no telephone number of a shelter', async () => {
    await asOwner(database, (client) =>
      client.query("update organisations set phone = '555 0199' where kind = 'shelter'"),
    )
    expect(JSON.stringify(await pavel.api.organisations.list({}))).not.toContain('555 0199')
  })
})

describe('a session', () => {
  const card = () =>
    asOwner(database, async (client) => {
      const key = randomBytes(32)
      const { rows } = await client.query<{ id: number }>(
        "insert into circles (kind, public_key, made_at) values ('person', $1, now()) returning id",
        [key],
      )
      const circle = rows[0]?.id as number
      await client.query(
        "insert into cards (circle, locator, sig_public, language, made_at) values ($1, $2, $3, 'en', now())",
        [circle, randomBytes(32), key],
      )
      return circle
    })
  const post = (path: string, cookie: string) =>
    network.public.request(path, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
    })

  it('in the portal ends everywhere when she freezes the access card on one telephone', async () => {
    const circle = await card()
    const [hers, copied] = [
      await startCardSession(database, circle),
      await startCardSession(database, circle),
    ]
    const answer = (await post(`/en${addresses.freeze}`, hers.cookie)).headers.get('location') ?? ''
    expect((await network.public.request(answer)).status).toBe(200)
    expect([await isAlive(database, hers.hash), await isAlive(database, copied.hash)]).toEqual([false, false])
    const after = await network.public.request(`/en${addresses.portal}`, {
      headers: { cookie: copied.cookie },
    })
    expect(after.status).toBe(401)
  })

  it('closed in the portal is over for whoever copied its cookie', async () => {
    const hers = await startCardSession(database, await card())
    await post(`/en${addresses.close}`, hers.cookie)
    expect(await isAlive(database, hers.hash)).toBe(false)
  })

  it('can be extended to one day at most, and leaves no trace when it is over', async () => {
    const { hash } = await startCardSession(database, await card())
    const set = (started: string, ends: string) =>
      asOwner(database, (client) =>
        client.query(
          `update sessions set started_at = now() - interval '${started}', seen_at = now() - interval '5 minutes', ends_at = now() + interval '${ends}' where hash = decode($1, 'hex')`,
          [hash],
        ),
      )
    await set('119 minutes', '2 minutes')
    await as(database, { kind: 'public' }, (tx) =>
      tx.run(sql`select app.touch_session(${hash}, ${new Date(Date.now() + 900_000)})`),
    )
    const { rows } = await asOwner(database, (client) =>
      client.query<{ left: number }>(
        "select extract(epoch from ends_at - now())::int as left from sessions where hash = decode($1, 'hex')",
        [hash],
      ),
    )
    expect(rows[0]?.left).toBeLessThan(61)
    await set('3 hours', '-1 minute')
    await as(database, { kind: 'system' }, (tx) =>
      tx.run(sql`delete from sessions where ends_at < clock_timestamp()`),
    )
    expect(await isAlive(database, hash)).toBe(false)
  })
})

describe('a thief with a copy of the database', () => {
  it('finds nothing that opens an access card', async () => {
    const locator = randomBytes(16)
    const key = randomBytes(32)
    await asOwner(database, (client) =>
      client.query("select app.make_card($1, $2, $2, 'en', now())", [locator, key]),
    )
    const { rows } = await asOwner(database, (client) =>
      client.query<{ locator: Buffer }>('select locator from cards'),
    )
    expect(rows.some((row) => row.locator.equals(locator))).toBe(false)
    const enter = (with_: Buffer) =>
      network.staff.request('/api/card/enter', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ locator: with_.subarray(0, 16).toString('base64url') }),
      })
    expect((await enter(rows.at(-1)?.locator as Buffer)).status).toBe(401)
    expect((await enter(locator)).status).toBe(200)
  })
})

describe('the database', () => {
  it('lets nobody call a function with more rights than their own, unless it names them', async () => {
    const { rows } = await asOwner(database, (client) =>
      client.query<{
        name: string
      }>(`select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'app' and p.prosecdef and (p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0 and privilege_type = 'EXECUTE'))`),
    )
    expect(rows).toEqual([])
  })
})

describe('an invented page cursor', () => {
  it('is refused as invalid and not reported as a server error', async () => {
    const made = Buffer.from('["now","x"]').toString('base64url')
    for (const path of ['/api/cases', '/api/referrals', '/api/work'])
      for (const after of [made, 'x', Buffer.from('{').toString('base64url')]) {
        const response = await amara.send(`${path}?after=${after}`, { method: 'GET', headers: {} })
        expect([path, response.status]).toEqual([path, 422])
      }
  })
})

describe('every answer of both hosts', () => {
  it('has the content security policy and the other headers, also for missing, refused and failed requests', async () => {
    for (const [host, paths] of [
      [network.staff, ['/', '/health', '/api/me', '/api/none', '/workers/none.js', '/cases/1']],
      [
        network.public,
        [
          '/',
          '/health',
          `/en${addresses.portal}`,
          '/none',
          '/api/help/desk',
          exitAddresses.leave,
          exitAddresses.weather,
          exitAddresses.script,
          '/workers/none.js',
        ],
      ],
    ] as const)
      for (const path of paths) {
        const { headers } = await host.request(path)
        const where = path
        expect(headers.get('content-security-policy'), where).toMatch(/default-src 'none'/)
        expect(headers.get('content-security-policy'), where).toMatch(/frame-ancestors 'none'/)
        expect(headers.get('content-security-policy'), where).not.toMatch(/unsafe-inline/)
        expect(headers.get('x-content-type-options'), where).toBe('nosniff')
        expect(headers.get('referrer-policy'), where).toBe('no-referrer')
        expect(headers.get('cross-origin-resource-policy'), where).toBe('same-origin')
        expect(headers.get('cache-control'), where).toMatch(/no-store|no-cache/)
      }
  })
})
