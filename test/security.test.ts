// Attacks that a reader of the code found, each told by whoever tries it. What is written here once did work.

import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { bringColleague, joinNetwork, newInvitation } from '../demo/actor.ts'
import { agree, openCase, refer, sealRecord, takeKeys } from '../demo/case-work.ts'
import { as } from '../src/database/as.ts'
import { asOwner } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { hashOf, newToken } from '../src/http/session.ts'
import { testDatabase } from './database.ts'
import { newNetwork, passphrase } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'caseworker'])
const nadia = await network.organisation('Lighthouse', 'shelter', ['shelter'])
const pavel = await network.organisation('City Police', 'police', ['police'])

const grant = (
  id: string,
  recipient: number,
  compartments: Parameters<typeof agree>[2]['compartments'],
  whenAccepted = false,
) => agree(amara, id, { recipient, compartments, purpose: 'support', whenAccepted }, network.state.now())
const mariam = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'A story.' })
await grant(mariam.id, bashir.circle, ['health', 'contact'])
await grant(mariam.id, nadia.circle, ['identity', 'health'])
await grant(mariam.id, pavel.circle, ['identity'])

const listed = (await bashir.api.organisations.list({})).organisations
/** The key of somebody's circle as the network lists it. */
const keyOf = (circle: number) => listed.find((one) => one.circle === circle)?.publicKey as string
const keysOf = async (who: typeof bashir, caseId: string) => {
  const { epochs, wraps } = await who.api.cases.read({ id: caseId })
  return { caseId, epochs, wraps } as Parameters<typeof who.vault.receiveKeys>[0]
}

describe('Bashir, who holds the health and the contact part', () => {
  it('can not slip the police a key beside a new one: nothing travels with a turned key but that key', async () => {
    await takeKeys(amara, mariam.id)
    const { wraps: slipped } = await bashir.vault.receiveKeys(await keysOf(bashir, mariam.id)).then(() =>
      bashir.vault.grant({
        caseId: mariam.id,
        recipient: { circleId: pavel.circle, publicKey: keyOf(pavel.circle), compartments: ['contact'] },
      }),
    )
    const { epochs, wraps } = await bashir.vault.rekey({
      caseId: mariam.id,
      compartments: ['health'],
      recipients: [bashir, amara, nadia].map(({ circle: circleId }) => ({
        circleId,
        ...(circleId === bashir.circle ? {} : { publicKey: keyOf(circleId) }),
        compartments: ['health'],
      })),
    })
    const trying = bashir.api.consent.rekey({ caseId: mariam.id, epochs, wraps: [...wraps, ...slipped] })
    await expect(trying).rejects.toMatchObject({ code: 'refused' })
    const { wraps: got } = await pavel.api.cases.read({ id: mariam.id })
    expect(got.map((one) => one.compartment)).toEqual(['identity'])
  })

  it('can not learn by turning a key who else holds it: the answer is the same with and without the shelter', async () => {
    await bashir.vault.receiveKeys(await keysOf(bashir, mariam.id))
    const tryWith = async (circles: number[]) => {
      const { epochs, wraps } = await bashir.vault.rekey({
        caseId: mariam.id,
        compartments: ['health'],
        recipients: [{ circleId: bashir.circle, compartments: ['health'] }],
      })
      const one = wraps[0] as (typeof wraps)[number]
      return bashir.api.consent
        .rekey({
          caseId: mariam.id,
          epochs,
          wraps: [...wraps, ...circles.map((circleId) => ({ ...one, circleId }))],
        })
        .catch((problem: { detail: { because?: string } }) => problem.detail.because)
    }
    expect(await tryWith([nadia.circle])).toBe(await tryWith([pavel.circle]))
  })
})

describe('Pavel of the police, who holds the identity part', () => {
  it('is not told which shelter holds it too', async () => {
    const seen = await pavel.api.consent.list({ caseId: mariam.id })
    expect(JSON.stringify(seen)).not.toContain('Lighthouse')
    expect(JSON.stringify(seen)).not.toContain('City Clinic')
    const hers = await amara.api.consent.list({ caseId: mariam.id })
    expect(JSON.stringify(hers)).toContain('Lighthouse')
  })

  it('can not make the part that is between her and her lawyer', async () => {
    const { epochs, wraps } = await pavel.vault.openCase({
      caseId: mariam.id,
      compartments: ['privileged'],
      recipients: [{ circleId: pavel.circle, compartments: ['privileged'] }],
    })
    await expect(pavel.api.consent.rekey({ caseId: mariam.id, epochs, wraps })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('can not put a note where he holds no key', async () => {
    const own = await openCase(amara, { name: 'Elsewhere Test', language: 'en' })
    const note = { ...(await sealRecord(amara, own.id, 'narrative', 'note', { text: 'x' })), epoch: 1 }
    const trying = pavel.api.referrals.send({
      track: newId(),
      caseId: mariam.id,
      receiver: bashir.circle,
      serviceCode: 'health',
      urgency: 'routine',
      basis: 'vital_interest',
      letter: note,
    })
    await expect(trying).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('whoever carries a case', () => {
  it('lets nobody in without an agreement, not even while opening it', async () => {
    const id = newId()
    const made = await amara.vault.openCase({
      caseId: id,
      compartments: ['identity'],
      recipients: [
        { circleId: amara.circle, compartments: ['identity'] },
        { circleId: pavel.circle, publicKey: keyOf(pavel.circle), compartments: ['identity'] },
      ],
    })
    const trying = amara.api.cases.open({
      id,
      reference: 'C-AAAA-0001',
      trackId: newId(),
      language: 'en',
      ageGroup: 'adult',
      origin: 'ngo',
      epochs: made.epochs,
      wraps: made.wraps,
      headers: [],
      records: [],
    })
    await expect(trying).rejects.toMatchObject({ code: 'refused' })
  })

  it('can not call an agreement with the clinic a yes to a newspaper', async () => {
    const track = await amara.open('disclosure', { caseId: mariam.id, audience: 'media' })
    const trying = amara.move('disclosure', 'release', track, {
      basis: 'consent',
      audience: 'media',
      scope: ['narrative'],
      told: 'told',
    })
    await expect(trying).rejects.toMatchObject({ detail: { because: 'needs-consent' } })
  })
})

describe('a receiver who has not answered', () => {
  it('can not open the waiting keys by accepting a referral of his own', async () => {
    const oksana = await openCase(amara, { name: 'Oksana Test', language: 'uk' })
    const consent = await grant(oksana.id, bashir.circle, ['health'], true)
    await refer(amara, oksana.id, { receiver: bashir.circle, serviceCode: 'health', consent })
    const own = await openCase(bashir, { name: 'Own Test', language: 'en' })
    const send = (receiver: number, basis: 'consent' | 'vital_interest') =>
      bashir.api.referrals.send({
        track: newId(),
        caseId: own.id,
        receiver,
        serviceCode: 'health',
        urgency: 'day',
        basis,
        consent,
      })
    await expect(send(bashir.circle, 'vital_interest')).rejects.toMatchObject({ code: 'invalid' })
    await expect(send(nadia.circle, 'vital_interest')).rejects.toMatchObject({ code: 'not-found' })
    await expect(bashir.api.cases.read({ id: oksana.id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is not referred to on what she agreed to with somebody else', async () => {
    const consent = await grant(mariam.id, bashir.circle, ['legal'], true)
    const trying = refer(amara, mariam.id, {
      receiver: nadia.circle,
      serviceCode: 'housing_emergency',
      consent,
    })
    await expect(trying).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('inside an organisation', () => {
  const admin = async () => {
    const { organisation: circle } = await network.founder.api.accounts.me({})
    return circle.circle
  }

  it('somebody new does not admit themselves: a member hands them the key', async () => {
    const invitation = newInvitation()
    await network.founder.api.organisations.invite({
      id: invitation.id,
      handle: 'new-here',
      roles: ['caseworker'],
      language: 'en',
      invitationHash: invitation.hash,
    })
    const fresh = await joinNetwork(network.staff, invitation.secret, passphrase)
    const trying = fresh.api.organisations.admit({
      circle: await admin(),
      epoch: 1,
      memberId: fresh.id,
      sealedSeed: randomBytes(80).toString('base64url'),
    })
    await expect(trying).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('an administrator of a small house makes nobody coordinator of the country', async () => {
    const small = await network.organisation('Small House', 'ngo', [])
    const trying = bringColleague(network.staff, small, 'self-made', ['coordinator'], passphrase)
    await expect(trying).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('a shelter’s telephone number is on no list', async () => {
    await asOwner(database, (client) =>
      client.query("update organisations set phone = '555 0199' where kind = 'shelter'"),
    )
    expect(JSON.stringify(await pavel.api.organisations.list({}))).not.toContain('555 0199')
  })
})

describe('a session', () => {
  const start = async (circle: number) => {
    const token = newToken()
    await asOwner(database, (client) =>
      client.query(
        "insert into sessions (hash, kind, circles, roles, started_at, seen_at, ends_at) values ($1, 'person', $2, '{person}', now(), now(), now() + interval '10 minutes')",
        [Buffer.from(hashOf(token), 'hex'), [circle]],
      ),
    )
    return { cookie: `p=${token}`, hash: hashOf(token) }
  }
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
  const lives = async (hash: string) =>
    asOwner(database, async (client) => {
      const { rowCount } = await client.query("select from sessions where hash = decode($1, 'hex')", [hash])
      return rowCount === 1
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

  it('of her card ends everywhere when she freezes it on one telephone', async () => {
    const circle = await card()
    const [hers, copied] = [await start(circle), await start(circle)]
    expect((await post('/en/7/3', hers.cookie)).status).toBe(200)
    expect([await lives(hers.hash), await lives(copied.hash)]).toEqual([false, false])
    const after = await network.public.request('/en/7', { headers: { cookie: copied.cookie } })
    expect(after.status).toBe(401)
  })

  it('that she closed is over for whoever copied its cookie', async () => {
    const hers = await start(await card())
    await post('/en/7/9', hers.cookie)
    expect(await lives(hers.hash)).toBe(false)
  })

  it('can be kept alive for a day and no longer, and leaves no trace when it is over', async () => {
    const { hash } = await start(await card())
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
    expect(await lives(hash)).toBe(false)
  })
})

describe('a thief with a copy of the database', () => {
  it('finds nothing in it that opens a card', async () => {
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
  it('lets nobody call a function that acts with more rights than theirs, unless they are named', async () => {
    const { rows } = await asOwner(database, (client) =>
      client.query<{
        name: string
      }>(`select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'app' and p.prosecdef and (p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0 and privilege_type = 'EXECUTE'))`),
    )
    expect(rows).toEqual([])
  })
})

describe('every answer of both hosts', () => {
  it('has a policy and the other headers, also where something is not there, refused or broken', async () => {
    for (const [host, paths] of [
      [network.staff, ['/', '/health', '/api/me', '/api/none', '/workers/none.js', '/cases/1']],
      [
        network.public,
        ['/', '/health', '/en/7', '/none', '/api/help/desk', '/x', '/w', '/e.js', '/workers/none.js'],
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
