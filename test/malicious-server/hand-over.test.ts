// What a server that lies can do when a case is handed on: it cannot hand it on by itself, nor to somebody else, nor take it
// back; and whoever carried it before opens nothing that was written after the new keys. (Who lies about what else on a case:
// evil-case.test.ts.)

import { afterEach, expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import {
  agreeToCarrying,
  handCaseOn,
  offerCase,
  openCase,
  takeKeys,
  rotateDue,
  writeNote,
} from '../../demo/case-work.ts'
import { asOwner } from '../../src/database/open.ts'
import { caseChecks, chainHolds, checkCase } from '../../src/oversight/client/case-checks.ts'
import { hashOf, type Statement } from '../../src/sealing/chain.ts'
import type { CompartmentEpoch } from '../../src/sealing/vault-shape.ts'
import { learn } from '../../src/client/chain-reader.ts'
import { toOpen, type ShownRow } from '../../src/client/sealed-record.ts'
import { type Colleague } from '../../demo/actor.ts'
import { handoverMachine } from '../../src/handovers/handover.ts'
import { listHandovers } from '../../src/handovers/client/hand-over.ts'
import { lineOf } from '../../src/client/logs.ts'
import { testDatabase } from '../database.ts'
import { endsIn as ends, evilHouse, rewritten } from './network.ts'
import { forger, movedOnHead } from './forge.ts'
import { passphrase } from '../people.ts'

const database = await testDatabase()
const { network, amara, bashir, pavel, evil, victim, mariam, grant } = await evilHouse(database)
const rosa = await network.organisation('River House', 'ngo', ['caseworker'])
/** Rosa at work, with the liar between her and the true server. */
const misled = await signIn(evil.line, rosa.handle, passphrase)
afterEach(() => evil.repents())

const now = () => network.state.now()
const chainIn = (body: unknown): Statement[] => (body as { statements: Statement[] }).statements
const isTransfer = ({ body }: Statement) => body.includes('"t":"transfer"')
const answers = (id: string) => new RegExp(`^/api/cases/${id}$`)
const openCaseOf = async (name: string) =>
  (await openCase(amara, { name, language: 'ar', story: 'What she told.' })).id
/** As far as the person's yes: everything is there but the signature. */
async function agreed(id: string): Promise<string> {
  const track = await rosa.move('handover', 'accept', await offerCase(amara, id, rosa.circle))
  await agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
  return track.id
}
const handedOn = async (id: string) => handCaseOn(amara, id, await agreed(id))
/** The auditor's look at one case, as somebody. */
async function looks(who: Colleague, id: string): Promise<Record<string, boolean>> {
  const access = await who.api.consent.list({ caseId: id })
  const chain = await chainHolds(
    async () => {
      await takeKeys(who, id)
      return who.vault.viewCase({ caseId: id, day: now().toISOString().slice(0, 10) })
    },
    access,
    now(),
  )
  return Object.fromEntries(
    [chain, ...checkCase(access, now(), caseChecks)].map(({ name, holds }) => [name, holds]),
  )
}

it('an auditor detects a server that names another case carrier without a signature', async () => {
  const id = await openCaseOf('Mariam Moved')
  await agreed(id)
  expect(await looks(victim, id)).toEqual({ chain: true, wraps: true, rotation: true })
  evil.tells(/\/consents\?/, (body) => {
    const { readers } = body as { readers: { holders: { circle: number; owner: boolean }[] }[] }
    for (const { holders } of readers)
      for (const holder of holders) holder.owner = holder.circle === rosa.circle
  })
  expect((await looks(victim, id))['chain']).toBe(false)
})

it('a carrier put into the database row can neither rotate a key nor verify the case', async () => {
  const id = await openCaseOf('Salma Moved')
  await agreed(id)
  await asOwner(database, (client) =>
    client.query('update cases set owner_circle = $1 where id = $2', [rosa.circle, id]),
  )
  expect((await looks(misled, id))['chain']).toBe(false)
  await takeKeys(misled, id)
  await learn(lineOf(misled), misled.organisation, [amara.organisation], { again: true })
  const at = `${now().toISOString().slice(0, 16)}Z`
  await expect(
    misled.vault.rotateKeys({ caseId: id, compartments: ['health'], why: 'withdrawn', at }),
  ).rejects.toThrow('bad-chain')
})

it('a client refuses a hand-over shown for another recipient than was signed: bad-chain', async () => {
  const id = await openCaseOf('Hana Moved')
  await handedOn(id)
  await takeKeys(misled, id)
  evil.tells(answers(id), (body) => {
    const chain = chainIn(body)
    const at = chain.findIndex(isTransfer)
    chain[at] = rewritten(chain[at]!, (said) => (said['to'] = pavel.circle))
  })
  expect(await ends(evil, () => takeKeys(misled, id))).toBe('bad-chain')
})

it.each([
  ['a policeman who plays along', () => pavel],
  ['Amara’s own client, without the person’s yes', () => amara],
])('a client refuses a hand-over signed by %s without consent: bad-chain', async (_who, by) => {
  const pirate = await forger(network, by())
  const chain = chainIn(await amara.api.cases.read({ id: mariam.id }))
  const head = { n: chain.length, hash: await hashOf(chain.at(-1) as Statement) }
  const slipped = await pirate.saysOn(mariam.id, { t: 'transfer', to: bashir.circle, grant }, head)
  await takeKeys(victim, mariam.id)
  evil.tells(answers(mariam.id), (body) => {
    chainIn(body).push(slipped)
    Object.assign(body, { logs: [...(body['logs'] as number[]), pavel.organisation] })
  })
  expect(await ends(evil, () => takeKeys(victim, mariam.id))).toBe('bad-chain')
})

it('the new carrier and the doctor detect a hand-over that is hidden again: rollback', async () => {
  const id = await openCaseOf('Oksana Moved')
  await handedOn(id)
  await takeKeys(misled, id)
  evil.tells(answers(id), (body) => void chainIn(body).pop())
  expect(await ends(evil, () => takeKeys(misled, id))).toBe('rollback')
})

it('the new carrier’s auditor detects a key kept for the former carrier', async () => {
  const id = await openCaseOf('Zaira Moved')
  await handedOn(id)
  await rotateDue(rosa, id)
  expect(await looks(misled, id)).toEqual({ chain: true, wraps: true, rotation: true })
  evil.tells(/\/consents\?/, (body) => {
    const { readers } = body as { readers: { holders: object[] }[] }
    const before = { circle: amara.circle, name: 'Harbour House', kind: 'ngo' }
    readers[0]!.holders.push({ ...before, person: false, owner: false, personKey: null })
  })
  expect(await looks(misled, id)).toMatchObject({ chain: false, wraps: false })
})

it('the former carrier, with every old key and every byte, opens what was before and nothing written since', async () => {
  const id = await openCaseOf('Amina Moved')
  const kept = (await amara.api.cases.read({ id })).wraps
  await handedOn(id)
  await rotateDue(rosa, id)
  await takeKeys(rosa, id)
  await writeNote(rosa, id, 'narrative', 'She has arrived.')
  const { statements, epochs, records, logs } = (await takeKeys(rosa, id)).shared
  const helped = { ...lineOf(amara), logs: rosa.api.organisations.logs }
  await learn(helped, amara.organisation, logs, { again: true })
  await amara.vault.receiveKeys({
    caseId: id,
    statements,
    epochs: epochs as CompartmentEpoch[],
    wraps: kept,
  })
  const notes = (records as ShownRow[]).filter((row) => row.kind === 'note')
  const opened = await amara.vault.openRecords({ records: notes.map((row) => toOpen(id, row)) })
  const said = opened.map((one) => one.refused ?? (one.value as { text: string }).text)
  expect(said.toSorted()).toEqual(['What she told.', 'no-key'])
  // Nor can it seal a word that would be taken for the case's, nor give anybody a key.
  const where = {
    caseId: id,
    compartment: 'narrative',
    table: 'records',
    row: 'x',
    field: 'note',
    version: 1,
  } as const
  await expect(amara.vault.sealRecord({ ...where, value: {} })).rejects.toThrow('no-key')
  const given = { grant: 'x', to: bashir.circle, compartments: ['health'], basis: 'legal_duty' } as const
  const at = `${now().toISOString().slice(0, 16)}Z`
  await expect(
    amara.vault.grant({ caseId: id, ...given, purpose: 'support', until: '2027-01-01', at }),
  ).rejects.toThrow('bad-chain')
})

type ListedOffer = Record<string, unknown> & {
  track: string
  state: string
  version: number
  signed: Statement | null
}
/** What a browser says of one hand-over, where the server lies about it. */
async function wordOf(who: Colleague, track: string, lie?: (row: ListedOffer) => void) {
  if (lie)
    evil.tells(/\/handovers/, (body) =>
      (body as { handovers: ListedOffer[] }).handovers.filter((one) => one.track === track).forEach(lie),
    )
  const { handovers } = await listHandovers(who)
  return handovers.find((one) => one.track === track)?.word
}
const wrong = (because: string) => ({ word: 'wrong', because })

it('an offer is signed, and the place that is asked checks by whom, and that it is the one that was named', async () => {
  const { id: track } = await offerCase(amara, await openCaseOf('Mariam Offered'), rosa.circle)
  const signed = { is: 'offered', by: amara.id, organisation: amara.organisation }
  expect(await wordOf(misled, track)).toMatchObject({ word: 'elsewhere', signed })
  expect(await wordOf(victim, track)).toMatchObject({ word: 'checked', signed })
})

it.each<[string, string, (row: ListedOffer) => void]>([
  ['another reason', 'differs', (row) => (row['reason'] = 'conflict_of_interest')],
  ['a child for an adult', 'differs', (row) => (row['ageGroup'] = 'child')],
  ['another language', 'differs', (row) => (row['language'] = 'uk')],
  ['another house that asks', 'differs', (row) => (row['carrierHouse'] = pavel.organisation)],
  [
    'an offer to another organisation than was signed',
    'differs',
    (row) => (row['recipientCircle'] = bashir.circle),
  ],
  [
    'a yes that nobody gave',
    'differs',
    (row) => Object.assign(row, { state: 'accepted', version: row.version + 1 }),
  ],
  [
    'a no that nobody gave',
    'differs',
    (row) => Object.assign(row, { state: 'declined', version: row.version + 1 }),
  ],
  [
    'the signed words turned round',
    'bad-signature',
    (row) => {
      row.signed = rewritten(row.signed!, (said) => {
        const step = said['step'] as { other: number }
        step.other = bashir.circle
      })
    },
  ],
])('%s is red before the place that is asked and before who asked', async (_lie, because, lie) => {
  const { id: track } = await offerCase(amara, await openCaseOf('Mariam Told'), rosa.circle)
  await wordOf(misled, track)
  await wordOf(victim, track)
  expect(await wordOf(misled, track, lie)).toMatchObject(wrong(because))
  expect(await wordOf(victim, track, lie)).toMatchObject(wrong(because))
})

it('a signature that is left out is red: taken back for who signed it, and for the other place an offer that nobody signed', async () => {
  const { id: track } = await offerCase(amara, await openCaseOf('Mariam Stripped'), rosa.circle)
  await wordOf(victim, track)
  const strip = (row: ListedOffer) => void (row.signed = null)
  expect(await wordOf(victim, track, strip)).toMatchObject(wrong('rollback'))
  expect(await wordOf(misled, track)).toEqual(wrong('unsigned'))
})

it('an offer that a house signs which does not carry the case is red where the carrier is shown as asking', async () => {
  const id = await openCaseOf('Mariam Forged')
  const { id: track } = await offerCase(amara, id, rosa.circle)
  const { statement } = await movedOnHead(
    network,
    pavel,
    { about: 'track', id: track, caseId: id },
    ({ step }) => ({
      step: { ...step!, said: { ...step!.said, reason: 'house_closes' }, v: step!.v },
    }),
  )
  const lie = (row: ListedOffer) => void Object.assign(row, { signed: statement, reason: 'house_closes' })
  expect(await wordOf(misled, track, lie)).toMatchObject({ word: 'wrong', signed: { by: pavel.id } })
})

it('its recall and its no are signed as well, by whoever said them', async () => {
  const { id: recalled } = await offerCase(amara, await openCaseOf('Mariam Recalled'), rosa.circle)
  await amara.move('handover', 'withdraw', { id: recalled, version: 1 })
  expect(await wordOf(misled, recalled)).toMatchObject({ signed: { is: 'withdrawn', by: amara.id } })
  const id = await openCaseOf('Mariam Refused')
  const { id: refused } = await offerCase(amara, id, rosa.circle)
  await takeKeys(victim, id)
  await rosa.move('handover', 'decline', { id: refused, version: 1 }, { reason: 'no_capacity' })
  expect(await wordOf(victim, refused)).toMatchObject({
    word: 'checked',
    signed: { is: 'declined', by: rosa.id, organisation: rosa.organisation },
  })
})

it('an offer that is not signed, or signed for another place than is asked, is not made', async () => {
  const id = await openCaseOf('Mariam Unsigned')
  const { case: of } = await amara.api.cases.read({ id })
  const asked = {
    caseId: id,
    track: crypto.randomUUID(),
    recipient: rosa.circle,
    reason: 'moved_away',
  } as const
  await expect(amara.api.handovers.offer(asked)).rejects.toMatchObject({
    detail: { because: 'statement-missing' },
  })
  const { openSigned } = await import('../../src/client/signed-moves.ts')
  const input = { reason: 'moved_away', language: of.language, age_group: of.ageGroup }
  const other = { machine: handoverMachine, caseId: id, id: asked.track, other: bashir.circle, input }
  const sent = openSigned(amara, other, (more) => amara.api.handovers.offer({ ...asked, ...more }))
  await expect(sent).rejects.toMatchObject({ detail: { because: 'bad-statement' } })
})
