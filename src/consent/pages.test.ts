// Mariam lets the police have two pages. They read these two and nothing else of her file: no part, no later note, no count; and what
// she stops is closed at once. Asked of the server and of the database itself.
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import {
  agree,
  agreeToPages,
  giveCard,
  offerCase,
  agreeToCarrying,
  handCaseOn,
  openCase,
} from '../../demo/case-work.ts'
import { refer, rotateDue, takeKeys, writeNote } from '../../demo/case-work.ts'
import type { Colleague } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { ownPhone } from '../../test/own-phone.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase, revokeGrant } from '../client/case-keys.ts'
import { openRecord, writeRecord } from '../client/records.ts'
import { minute } from '../client/time.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { COMPARTMENTS } from '../sealing/shapes.ts'
import { openChoices } from './client/choose-pages.ts'
import { giveConsent, type Consent } from './client/give-consent.ts'
import { readPages } from './client/read-pages.ts'
import { verifyConsentText } from './client/verify-consent-text.ts'
import { makeStop } from '../portal/client/revoke.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const toPolice = { recipient: pavel.circle, purpose: 'safety' } as const
const [first, second, later] = ['She saw the car twice.', 'It was dark blue.', 'She packs at four.']

async function newCase(name: string): Promise<string> {
  const { id } = await openCase(amara, { name, language: 'ar', safeContact: { how: 'by text' } })
  for (const text of [first, second, 'Another day.']) await writeNote(amara, id, 'narrative', text)
  return id
}
const twoPages = (caseId: string, terms: object = {}) =>
  agreeToPages(amara, caseId, { ...toPolice, ...terms }, ({ title }) => [first, second].includes(title))
/** What somebody reads of the pages, as their screen shows it; the code where the server knows of none. */
async function read(who: Colleague, caseId: string): Promise<string[] | string> {
  try {
    const { grants } = await readPages(who, caseId)
    const pages = grants.flatMap((grant) => grant.pages)
    return pages
      .map((one) => ('text' in one ? String(one.text.entries[0]?.value['text']) : one.refused))
      .toSorted()
  } catch (refusal) {
    return (refusal as { code: string }).code
  }
}
/** How many rows of a table somebody's session sees of a case, asked of the database itself. */
async function seen(who: Colleague, table: string, caseId: string): Promise<number> {
  const { rows } = await asOwner(database, (client) =>
    client.query<{ hash: string }>("select encode(hash, 'hex') as hash from sessions where user_id = $1", [
      who.id,
    ]),
  )
  const actor = { kind: 'session', hash: rows[0]!.hash, role: 'continuum_app' } as const
  const count = await as(database, actor, (tx) =>
    tx.rows<{ n: number }>(
      table === 'page_wraps'
        ? sql`select count(*)::int as n from page_wraps w join pages p on p.id = w.page where p.case_id = ${caseId}`
        : ({ text: `select count(*)::int as n from ${table} where case_id = $1`, values: [caseId] } as never),
    ),
  )
  return count[0]!.n
}

describe('two pages for the police', async () => {
  const id = await newCase('Mariam Two')
  const consent = await twoPages(id)

  it('are read as they were on their day, with who copied them, and the police get nothing of what Amara writes then', async () => {
    expect(await read(pavel, id)).toEqual([second, first].toSorted())
    await writeNote(amara, id, 'narrative', later)
    expect(await read(pavel, id)).toEqual([second, first].toSorted())
    const { grants, carrier } = await readPages(pavel, id)
    expect(carrier).toBe('Harbour House')
    const [page] = grants[0]!.pages
    expect(page).toMatchObject({
      text: { copiedBy: 'Harbour House', asOf: network.state.now().toISOString().slice(0, 10) },
    })
  })

  it('are all that the police are told of: no case, no part, no record, no key, no count of what there is besides', async () => {
    await expect(pavel.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(pavel.api.cases.keys({ caseId: id })).rejects.toMatchObject({ code: 'not-found' })
    expect((await pavel.api.cases.list({})).cases).toEqual([])
    for (const table of ['records', 'wraps', 'compartments', 'headers', 'papers', 'case_access', 'looks'])
      expect(await seen(pavel, table, id), table).toBe(0)
    expect(await seen(pavel, 'pages', id)).toBe(2)
    expect(await seen(pavel, 'page_wraps', id)).toBe(2)
    for (const compartment of COMPARTMENTS)
      await expect(writeNote(pavel, id, compartment, 'x')).rejects.toThrow()
    const { given } = await pavel.api.consent.given({})
    expect(given).toMatchObject([{ caseId: id, track: consent, from: 'Harbour House', pages: 2 }])
  })

  it('are nobody else’s: the clinic sees no row of them', async () => {
    for (const table of ['pages', 'page_wraps']) expect(await seen(bashir, table, id), table).toBe(0)
    expect(await read(bashir, id)).toBe('not-found')
    expect((await bashir.api.consent.given({})).given).toEqual([])
  })

  it('are a look that stands on her page, once a day', async () => {
    const { looks } = await amara.api.consent.list({ caseId: id })
    expect(looks.filter(({ organisation }) => organisation === 'City Police')).toHaveLength(1)
  })

  it('stand in the words that she said yes to, by their titles', async () => {
    const { shared, held } = await takeKeys(amara, id)
    const { grants } = await amara.vault.viewCase({ caseId: id, day: '2026-01-01' })
    const grant = grants.find((one) => one.id === consent)!
    const file = { caseId: id, records: shared.records, held }
    const found = await verifyConsentText(amara.vault, file, grant, (row) => openRecord(amara, id, row))
    expect(found).toMatchObject({ is: 'same' })
    const words = found.is === 'same' ? found.kept.words : ''
    expect(words).toContain('They get these two pages. Not the rest, not what comes later.')
    for (const title of [first, second]) expect(words).toContain(title)
  })

  it('close at once where they are stopped', async () => {
    await revokeGrant(amara, id, consent)
    expect(await read(pavel, id)).toBe('not-found')
    for (const table of ['pages', 'page_wraps']) expect(await seen(pavel, table, id), table).toBe(0)
    expect(await seen(amara, 'pages', id), 'Amara keeps what was given').toBe(2)
    expect(await rotateDue(amara, id), 'nothing was written under their keys').toEqual([])
  })
})

it('Mariam stops them on her own page, with the key of her card', async () => {
  const id = await newCase('Mariam Own')
  const consent = await twoPages(id)
  const { words } = await giveCard(amara, id, 'ar')
  const phone = await ownPhone(network, words)
  const [shown] = (await phone.read()).cases
  expect(shown?.consents).toMatchObject([{ track: consent, pages: 2 }])
  await phone.open()
  const stop = await makeStop(phone.vault, shown!, [consent], await minute(amara))
  await phone.api.portal.stop({ caseId: id, ...stop })
  expect(await read(pavel, id)).toBe('not-found')
})

it('pages that travel with a referral wait until it is accepted, and go where it is declined', async () => {
  const id = await newCase('Mariam Referred')
  const terms = { recipient: bashir.circle, purpose: 'health_care', whenAccepted: true } as const
  const send = async () => {
    const consent = await twoPages(id, terms)
    return refer(amara, id, { recipient: bashir.circle, serviceCode: 'health', consent })
  }
  const accepted = await send()
  expect(await read(bashir, id), 'not yet').toBe('not-found')
  const received = await bashir.move('referral', 'open', accepted)
  await bashir.move('referral', 'accept', received, {
    first_day: network.state.now().toISOString().slice(0, 10),
  })
  expect(await read(bashir, id)).toEqual([second, first].toSorted())
  await expect(bashir.api.cases.read({ id }), 'pages and no case').rejects.toMatchObject({
    code: 'not-found',
  })
  const other = await newCase('Mariam Declined')
  const consent = await agreeToPages(amara, other, terms)
  const sent = await refer(amara, other, { recipient: bashir.circle, serviceCode: 'health', consent })
  const opened = await bashir.move('referral', 'open', sent)
  await bashir.move('referral', 'decline', opened, { reason: 'not_our_service' })
  expect(await read(bashir, other)).toBe('not-found')
  const { rows } = await asOwner(database, (client) =>
    client.query(
      'select 1 from page_wraps w join pages p on p.id = w.page where p.case_id = $1 and circle = $2',
      [other, bashir.circle],
    ),
  )
  expect(rows, 'and their keys are gone').toEqual([])
})

it('what a note says of a contact stays with the note: on a page stand its words alone', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Reached', language: 'ar' })
  const value = { text: first, contact: 'reached' }
  await readCase(amara, id)
  await writeRecord(amara, id, { compartment: 'narrative', kind: 'note', value })
  const choices = await openChoices(amara, await readCase(amara, id))
  expect(choices.find(({ title }) => title === first)?.entry.value).toEqual({ text: first })
})

it('Amara presses again because no answer came, and the pages are given once', async () => {
  const id = await newCase('Mariam Twice')
  const choices = await openChoices(amara, await readCase(amara, id))
  const pages = choices.slice(0, 1).map(({ title, entry }) => ({ page: newId(), title, entries: [entry] }))
  const yes: Consent = {
    caseId: id,
    track: newId(),
    recipient: { name: 'City Police', circle: pavel.circle },
    compartments: [],
    told: [],
    pages,
    until: '2027-03-01',
    language: 'en',
    purpose: 'safety',
    method: 'spoken',
  }
  await giveConsent(amara, yes)
  await giveConsent(amara, yes)
  expect((await amara.api.consent.list({ caseId: id })).consents).toHaveLength(1)
})

it('a key for somebody else, a page too few and other bytes than were signed are refused whole', async () => {
  const id = await newCase('Mariam Forged')
  const { give } = amara.api.consent
  type Sent = Parameters<typeof give>[0]
  const lies: ((sent: Sent) => Sent)[] = [
    (sent) => ({ ...sent, pages: { ...sent.pages!, sealed: sent.pages!.sealed.slice(1) } }),
    (sent) => ({ ...sent, pages: { ...sent.pages!, wraps: sent.pages!.wraps.slice(1) } }),
    (sent) => ({
      ...sent,
      pages: { ...sent.pages!, wraps: sent.pages!.wraps.map((one) => ({ ...one, circleId: bashir.circle })) },
    }),
    (sent) => ({
      ...sent,
      pages: {
        ...sent.pages!,
        sealed: sent.pages!.sealed.map((one, _at, [same]) => ({ ...one, ciphertext: same!.ciphertext })),
      },
    }),
    ({ pages: _pages, ...sent }) => sent,
  ]
  for (const lie of lies) {
    const api = { ...amara.api, consent: { ...amara.api.consent, give: (sent: Sent) => give(lie(sent)) } }
    const liar = { ...amara, api } as Colleague
    await expect(agreeToPages(liar, id, toPolice)).rejects.toMatchObject({ code: 'refused' })
  }
  expect(await read(pavel, id)).toBe('not-found')
  expect(await seen(amara, 'pages', id)).toBe(0)
})

it('what Amara gave the police of a whole part before ends where Mariam says pages now', async () => {
  const id = await newCase('Mariam Narrower')
  const whole = await agree(amara, id, { ...toPolice, compartments: ['narrative'] }, network.state.now())
  await twoPages(id)
  const { consents } = await amara.api.consent.list({ caseId: id })
  expect(consents.find(({ track }) => track === whole)?.state).toBe('superseded')
  await expect(pavel.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  expect(await read(pavel, id)).toEqual([second, first].toSorted())
})

it('with the case, the pages that were kept go from who carried it', async () => {
  const id = await newCase('Mariam Moved')
  const nadia = await network.organisation('Other House', 'ngo', ['caseworker'])
  await twoPages(id)
  const offered = await offerCase(amara, id, nadia.circle)
  await nadia.move('handover', 'accept', offered)
  await agreeToCarrying(amara, id, { recipient: nadia.circle }, network.state.now())
  await handCaseOn(amara, id, offered.id)
  expect(await seen(amara, 'pages', id)).toBe(0)
  expect(await read(pavel, id), 'the police read on: it is her yes').toEqual([second, first].toSorted())
})

it('two screens that ask for the pages of a case at once take turns, so that neither takes an older answer for a newer one', async () => {
  const id = await newCase('Mariam Twice Asked')
  await twoPages(id)
  let asking = 0
  let atOnce = 0
  const { consent } = pavel.api
  const watched: Colleague = {
    ...pavel,
    api: {
      ...pavel.api,
      consent: {
        ...consent,
        pages: async (...asked) => {
          asking += 1
          atOnce = Math.max(atOnce, asking)
          const answer = await consent.pages(...asked)
          await sleep(20)
          asking -= 1
          return answer
        },
      },
    },
  }
  const both = await Promise.all([read(watched, id), read(watched, id)])
  expect(both).toEqual([
    [second, first],
    [second, first],
  ])
  expect(atOnce).toBe(1)
})
