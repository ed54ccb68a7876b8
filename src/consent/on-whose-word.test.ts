// What a worker's word on somebody's yes has to carry, and what the server takes no consent without: how it was given, in
// which language, the hash of the words; and the words themselves, sealed, once, and shown to the sides alone.

import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys, writeNote, rotateDue } from '../../demo/case-work.ts'
import { sealRecord } from '../client/records.ts'
import { lineOf } from '../client/logs.ts'
import { testDatabase } from '../../test/database.ts'
import { forger, type Forger } from '../../test/malicious-server/forge.ts'
import { ownPhone } from '../../test/own-phone.ts'
import { newNetwork } from '../../test/people.ts'
import type { AgreedWords } from '../sealing/agreed.ts'
import { minuteOf } from '../sealing/minute.ts'
import { learn } from '../client/chain-reader.ts'
import { toOpen, type ShownRow } from '../client/sealed-record.ts'
import type { ConsentText } from './client/consent-text.ts'
import { verifyConsentText } from './client/verify-consent-text.ts'
import { revokeGrant } from '../client/case-keys.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const rosa = await network.organisation('Second Clinic', 'clinic', ['health'])
const now = () => network.state.now()
const health = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
let forging: Forger
beforeAll(async () => {
  forging = await forger(network, amara)
})

const newCase = async (name: string) => {
  const { id } = await openCase(amara, { name, language: 'es' })
  await writeNote(amara, id, 'health', 'Allergic to penicillin.')
  await takeKeys(amara, id)
  return id
}
const kept: ConsentText = { words: 'City Clinic\nSees: health', language: 'es' }
const agreed: AgreedWords = { how: 'spoken', language: 'es', words: kept.words }
/** The yes as the screen sends it. */
async function yes(caseId: string) {
  await learn(lineOf(amara), amara.organisation, [bashir.organisation], { again: true, chosen: {} })
  const { recipient, purpose } = health
  const track = newId()
  const until = '2027-03-01'
  const terms = { caseId, purpose, until }
  const given = { ...terms, grant: track, to: recipient, compartments: health.compartments, agreed }
  const made = await amara.vault.grant({ ...given, basis: 'consent', at: minuteOf(now()) })
  // What is sent is changed below: the vault is to begin anew each time.
  await amara.vault.forgetCase({ caseId })
  await takeKeys(amara, caseId)
  const words = await sealRecord(amara, caseId, { compartment: 'health', kind: 'agreed', value: kept })
  return { ...terms, track, recipient, language: 'es', method: 'spoken' as const, words, ...made }
}
type Sent = Awaited<ReturnType<typeof yes>>
const refused = (because: string) => ({ code: 'refused', detail: { because } })
/** The statement of a yes with something else in it, signed truly by a client that checks nothing. */
async function saysInstead(sent: Sent, instead: object): Promise<Sent> {
  const { n: _, prev: __, by: ___, ...said } = JSON.parse(sent.statement.body) as Record<string, unknown>
  const statement = await forging.saysOn(sent.caseId, { t: 'grant', ...said, ...instead })
  return { ...sent, statement }
}

describe('a survivor’s spoken consent', () => {
  it('in Spanish keeps the consent text together with the signed statement that holds its hash', async () => {
    const id = await newCase('Mariam Yes')
    await amara.api.consent.give(await yes(id))
    const { shared, held } = await takeKeys(amara, id)
    const { grants } = await amara.vault.viewCase({ caseId: id, day: '2026-12-01' })
    expect(grants[0]?.agreed).toMatchObject({ how: 'spoken', language: 'es' })
    const file = { caseId: id, records: shared.records, held }
    const open = async (row: object) => (await amara.vault.openRecord(toOpen(id, row as ShownRow))).value
    expect(await verifyConsentText(amara.vault, file, grants[0]!, open)).toEqual({ is: 'same', kept })
  })

  it('is refused without its text, with another text, or beside a legal basis that is no consent', async () => {
    const id = await newCase('Mariam Wordless')
    const sent = await yes(id)
    const note = await sealRecord(amara, id, { compartment: 'health', kind: 'note', value: kept })
    const elsewhere = await sealRecord(amara, id, { compartment: 'narrative', kind: 'agreed', value: kept })
    const { words: _, ...without } = sent
    for (const one of [without, { ...sent, words: note }, { ...sent, words: elsewhere }])
      await expect(amara.api.consent.give(one)).rejects.toMatchObject(refused('words-missing'))
    expect((await amara.api.consent.list({ caseId: id })).consents, 'nothing of it happened').toEqual([])
    await amara.api.consent.give(sent)
  })

  it.each<[what: string, instead: object]>([
    ['says nothing of it', { agreed: undefined }],
    ['has half a hash', { agreed: { how: 'spoken', language: 'es', text: 'ab12' } }],
    ['has another language', { agreed: { how: 'spoken', language: 'en', text: 'ab'.repeat(32) } }],
    ['has another way', { agreed: { how: 'written', language: 'es', text: 'ab'.repeat(32) } }],
    ['says more than anybody reads', { x: 'and her sister too' }],
  ])('is refused where its statement %s', async (_what, instead) => {
    const id = await newCase('Mariam Otherwise')
    const sent = await saysInstead(await yes(id), instead)
    await expect(amara.api.consent.give(sent)).rejects.toMatchObject(refused('bad-statement'))
  })

  it('gets no other text added later by anybody', async () => {
    const id = await newCase('Mariam Later')
    const track = await agree(amara, id, health, now())
    const record = {
      ...(await sealRecord(amara, id, { compartment: 'health', kind: 'agreed', value: kept })),
      track,
    }
    await expect(amara.api.cases.seal({ caseId: id, record })).rejects.toMatchObject({ code: 'refused' })
  })

  it('to one clinic does not tell a second clinic with the same part which clinic it is', async () => {
    const id = await newCase('Mariam Two')
    const first = await agree(amara, id, health, now())
    const second = await agree(amara, id, { ...health, recipient: rosa.circle }, now())
    const seen = async (who: typeof amara) =>
      (await who.api.cases.read({ id })).records
        .filter((row) => row.kind === 'agreed')
        .map((row) => row.track)
    expect(await seen(bashir)).toEqual([first])
    expect(await seen(rosa)).toEqual([second])
    expect(new Set(await seen(amara))).toEqual(new Set([first, second]))
  })

  it('shows her its text on her telephone in her language', async () => {
    const id = await newCase('Mariam Phone')
    const { words } = await giveCard(amara, id, 'es')
    await takeKeys(amara, id)
    const track = await agree(amara, id, { ...health, language: 'es' }, now())
    const phone = await ownPhone(network, words)
    const file = (await phone.read()).cases[0]!
    const { grants } = await phone.vault.viewCase({ caseId: id, day: '2026-12-01' })
    const { held } = await phone.vault.heldKeys({ caseId: id })
    const open = async (row: object) => (await phone.vault.openRecord(toOpen(id, row as ShownRow))).value
    const found = await verifyConsentText(
      phone.vault,
      { caseId: id, records: file.records, held: held.map((one) => one.compartment) },
      grants.find((one) => one.id === track)!,
      open,
    )
    expect(found).toMatchObject({ is: 'same', kept: { language: 'es' } })
    expect(found.is === 'same' && found.kept.words).toMatch(/^City Clinic\n.*\n[\s\S]*¿/)
  })
})

it('makes a record, a step’s note and a document sealed under the previous key stale', async () => {
  const id = await newCase('Mariam Turned')
  const before = await sealRecord(amara, id, {
    compartment: 'health',
    kind: 'note',
    value: { text: 'Under the old key.' },
  })
  const track = await agree(amara, id, health, now())
  await revokeGrant(amara, id, track)
  expect(await rotateDue(amara, id)).toEqual(['health'])
  await expect(amara.api.cases.seal({ caseId: id, record: before })).rejects.toMatchObject({ code: 'stale' })
  const { compartment, epoch, ciphertext, signature } = before
  const paper = { id: newId(), compartment, epoch, padded: 4096, ciphertext, signature }
  await expect(amara.api.papers.begin({ caseId: id, paper })).rejects.toMatchObject({ code: 'stale' })
  await writeNote(amara, id, 'health', 'Under the new one.')
})
