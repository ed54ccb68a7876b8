// What a server can say that a place did which sees no case: an authority's decision, a clinic's answer, a shelter's bed. Such a place
// signs what it does on the process it stands on, and is told nothing more of the case. (Decision 55.)

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { agree, agreeToPages, openCase, refer, writeNote } from '../../demo/case-work.ts'
import { readCase } from '../../src/client/case-keys.ts'
import { checkLines, withLaws } from '../../src/client/checked-moves.ts'
import { takeCircles } from '../../src/client/circles.ts'
import { refreshHome } from '../../src/client/logs.ts'
import type { Session } from '../../src/client/session.ts'
import { suspendMember } from '../../src/organisations/client/members.ts'
import type { Statement } from '../../src/sealing/chain.ts'
import { readMove } from '../../src/sealing/signed-move.ts'
import { movePath } from '../../src/tracks/path.ts'
import { stepWordOf } from '../../src/tracks/step-word.ts'
import { machineOf } from '../moving.ts'
import { testDatabase } from '../database.ts'
import { newNetwork, passphrase } from '../people.ts'
import { movedOnHead } from './forge.ts'
import { rewritten } from './network.ts'
import { MaliciousServer } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database, { timezone: 'America/New_York', unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'advocate'], 'us')
const omar = await network.organisation('The Office', 'competent_authority', ['authority'], 'us')
const bashir = await network.organisation('City Clinic', 'clinic', ['health'], 'us')
const dina = await network.organisation('Another Clinic', 'clinic', ['health'], 'us')
const sami = await network.organisation('Night Shelter', 'shelter', ['shelter'], 'us')
await sami.api.shelters.add({ count: 4, takes: [] })
const admin = await signIn(network.staff, 'harbour-house-admin', passphrase)
const evil = new MaliciousServer(network.staff)
afterEach(() => evil.repents())

type Track = { id: string; version: number }
type Row = Track & { state: string }
type Shown = {
  tracks: Row[]
  clocks: { track: string; clock: string }[]
  steps: { track: string; signed: Statement }[]
}
const wrong = (because: string) => ({ word: 'wrong', because })

/** How a process stands on the page of its case, before whoever sees it. */
async function onCase(who: Session, caseId: string, track: string) {
  const shared = await readCase(who, caseId)
  const row = shared.tracks.find((one) => one.id === track)!
  const clocks = shared.clocks.filter((one) => one.track === track).map(({ clock }) => clock)
  const shown = { ...row, clocks, pack: 'us' }
  return stepWordOf(machineOf(row.kind), shown, shared.stepLines[track] ?? { moves: [] }, who.organisation)
}

/** How it stands on its own page, before a place that sees no case. */
async function onPage(who: Session, id: string) {
  const { track, caseId, clocks, signed, pack } = await who.api.work.track({ track: id })
  const line = { about: 'track', id, caseId: caseId! } as const
  const [held] = await withLaws(who, await checkLines(who, [{ ...line, statements: signed ? [signed] : [] }]))
  const shown = { ...track, pack, clocks: clocks.map(({ clock }) => clock) }
  return stepWordOf(machineOf(track.kind), shown, held!, who.organisation)
}

/** What was signed last of a process, as the true server has it. */
const lastOf = async (who: Session, track: string) => readMove((await who.api.work.track({ track })).signed!)

async function newClient(who: Colleague): Promise<Session> {
  const client = await signIn(evil.line, who.handle, passphrase)
  await refreshHome(client)
  await takeCircles(client)
  return client
}

const inDays = (days: number): string =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** A child's case, with two pages of it for the authority, which is asked who she is. */
async function asked(name: string, who: Colleague = amara) {
  const { id } = await openCase(who, { name, language: 'es', ageGroup: 'child' })
  await writeNote(who, id, 'narrative', 'Two men.')
  const terms = { recipient: omar.circle, purpose: 'identification', days: 20 } as const
  const both = { assent: true, onBehalf: 'best_interests_decided' } as const
  await agreeToPages(who, id, { ...terms, ...both }, ({ entry }) => entry.kind === 'note')
  let track = await who.open('identification', { caseId: id, other: omar.circle })
  track = await who.move('identification', 'presume', track, { origin: 'ngo' })
  return { id, track: await who.move('identification', 'refer', track) }
}

async function decided(name: string) {
  const { id, track } = await asked(name)
  const received = await omar.move('identification', 'receive', track)
  const now = await omar.move('identification', 'decide_prelim_positive', received, {
    served_on: '2026-01-05',
  })
  return { id, track: now }
}

describe('the authority, which has two pages of Ximena’s file and sees no case', () => {
  let id: string
  let track: Track
  let victim: Session
  beforeAll(async () => {
    ;({ id, track } = await decided('Ximena Decided'))
    victim = await newClient(amara)
  }, 60_000)
  const tells = (lie: (shown: Shown) => void) =>
    evil.tells(new RegExp(`^/api/cases/${id}$`), (body) => lie(body as never))
  const rowOf = (shown: Shown) => shown.tracks.find((one) => one.id === track.id)!
  const stepOf = (shown: Shown) => shown.steps.find((one) => one.track === track.id)!

  it('signs its decision, and Amara’s client checks it by the officer’s name', async () => {
    await expect(omar.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
    expect(await onCase(victim, id, track.id)).toMatchObject({
      word: 'checked',
      signed: { is: 'prelim_positive', by: omar.id, organisation: omar.organisation },
    })
  })

  it('its own page checks it as well, and Amara’s referral before it', async () => {
    expect(await onPage(omar, track.id)).toMatchObject({ word: 'checked', signed: { by: omar.id } })
    const { track: other } = await asked('Ximena Asked')
    expect(await onPage(omar, other.id)).toMatchObject({ word: 'elsewhere', signed: { by: amara.id } })
  })

  it('is told nothing of the case for it: no reference, no risk, no age', async () => {
    const { case: known } = await omar.api.cases.signing({ track: track.id, move: 'decide_positive' })
    expect(known).toMatchObject({ id, now: null, facts: null })
    expect((await lastOf(omar, track.id)).step!.law).not.toHaveProperty('age')
    expect(await omar.api.cases.signing({ caseId: id })).toEqual({ case: null })
  })

  it('the duty that hangs on a child’s age is no alarm, and whoever sees that it runs signs it with the next step', async () => {
    const own = await decided('Ximena Goes On')
    const shared = await readCase(amara, own.id)
    expect(shared.clocks.map(({ clock }) => clock)).toContain('law.interim_assistance')
    expect((await lastOf(omar, own.track.id)).step!.owed).not.toHaveProperty(['law.interim_assistance'])
    const longer = await omar.move('identification', 'extend_recovery', own.track, { until: inDays(300) })
    expect((await lastOf(omar, own.track.id)).step!.owed).toHaveProperty(['law.interim_assistance'])
    expect(await onCase(amara, own.id, own.track.id)).toMatchObject({ word: 'checked' })
    await amara.move('identification', 'discontinue', longer, { reason: 'out_of_contact' })
    expect(await onCase(amara, own.id, own.track.id)).toMatchObject({
      word: 'checked',
      signed: { by: amara.id },
    })
  })

  const lies: Record<string, [lie: (shown: Shown) => void, because: string]> = {
    'a decision is invented': [
      (shown) => void Object.assign(rowOf(shown), { state: 'identified', version: track.version + 1 }),
      'differs',
    ],
    'its decision is turned round': [(shown) => void (rowOf(shown).state = 'prelim_negative'), 'differs'],
    'its decision is turned round in what was signed as well': [
      (shown) => {
        rowOf(shown).state = 'prelim_negative'
        stepOf(shown).signed = rewritten(
          stepOf(shown).signed,
          (said) => void ((said['step'] as { to: string }).to = 'prelim_negative'),
        )
      },
      'bad-signature',
    ],
    'its signature is left out': [
      (shown) => void (shown.steps = shown.steps.filter((one) => one.track !== track.id)),
      'rollback',
    ],
  }
  it.each(Object.entries(lies))('%s: it is told', async (_title, [lie, because]) => {
    await onCase(victim, id, track.id)
    tells(lie)
    expect(await onCase(victim, id, track.id)).toMatchObject(wrong(because))
  })

  it('a decision that nobody signed after Amara’s referral is red, also for whoever comes for the first time', async () => {
    const { id: fresh, track: waiting } = await asked('Ximena Waits')
    const first = await newClient(amara)
    evil.tells(new RegExp(`^/api/cases/${fresh}$`), (body) => {
      const row = (body as Shown).tracks.find((one) => one.id === waiting.id)!
      Object.assign(row, { state: 'prelim_negative', version: waiting.version + 2 })
    })
    expect(await onCase(first, fresh, waiting.id)).toMatchObject({
      ...wrong('differs'),
      signed: { is: 'referred', by: amara.id },
    })
  })

  const forged = (who: Colleague, asking: 'own' | 'carried') =>
    movedOnHead(network, who, { about: 'track', id: track.id, caseId: id }, ({ step, asked: by }) => ({
      step: {
        ...step!,
        move: 'decide_positive',
        was: step!.to,
        to: 'identified',
        v: step!.v + 1,
        owed: {},
        ...(asking === 'own' && { other: who.circle }),
      },
      ...(asking === 'carried' && by && { asked: by }),
    }))
  it.each(['own', 'carried'] as const)(
    'a house that nobody asked signs the decision (%s naming): red, by name',
    async (asking) => {
      const { statement } = await forged(dina, asking)
      tells((shown) => {
        Object.assign(rowOf(shown), { state: 'identified', version: track.version + 1 })
        shown.clocks = shown.clocks.filter((one) => one.track !== track.id)
        stepOf(shown).signed = statement
      })
      expect(await onCase(victim, id, track.id)).toMatchObject({
        ...wrong('stranger'),
        signed: { by: dina.id },
      })
    },
  )

  it('a decision without a signature, or with one that says otherwise, is refused', async () => {
    const { track: waiting } = await asked('Ximena Refused')
    expect(await posts(omar, 'receive', waiting, {})).toBe('statement-missing')
    const line = { about: 'track', id: waiting.id, caseId: (await lastOf(omar, waiting.id)).case } as const
    const { statement } = await movedOnHead(network, omar, line, ({ step }) => ({
      step: { ...step!, move: 'receive', was: step!.to, to: 'under_determination', v: step!.v + 1, owed: {} },
    }))
    expect(await posts(omar, 'receive', waiting, { signatures: { step: statement } })).toBe('bad-statement')
  })
})

/** A move that is posted by hand: why it was refused. */
async function posts(who: Colleague, move: string, { id, version }: Track, body: object) {
  const answer = await who.send(movePath('identifications', move).replace('{track}', id), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify(body),
  })
  return ((await answer.json()) as { because?: string }).because
}

describe('a process from before steps named the other side', () => {
  it('is decided by the authority without a signature: the server’s word for both, and no alarm', async () => {
    const { id } = await openCase(amara, { name: 'Ximena Older', language: 'es' })
    const terms = { recipient: omar.circle, purpose: 'identification', days: 20 } as const
    await writeNote(amara, id, 'narrative', 'Two men.')
    await agreeToPages(amara, id, terms, ({ entry }) => entry.kind === 'note')
    const opened = await amara.open('identification', { caseId: id, other: omar.circle })
    const track = await amara.move('identification', 'presume', opened, { origin: 'ngo' })
    const line = { about: 'track', id: track.id, caseId: id } as const
    const { statement } = await movedOnHead(network, amara, line, ({ step }, { on }) => {
      const { other: _named, law: { pack, hash } = { pack: 'us', hash: '' }, ...older } = step!
      const owed = { ...older.owed, 'identification.open': { on } }
      const refer = { move: 'refer', was: older.to, to: 'referred', v: older.v + 1, said: {}, owed }
      return { step: { ...older, ...refer, law: { pack, hash } } }
    })
    expect(await posts(amara, 'refer', track, { signatures: { step: statement } })).toBeUndefined()
    const received = await omar.move('identification', 'receive', { id: track.id })
    expect(received.state).toBe('under_determination')
    expect((await lastOf(omar, track.id)).step!.to).toBe('referred')
    const since = { word: 'server', signed: { is: 'referred', by: amara.id } }
    expect(await onCase(await newClient(amara), id, track.id)).toMatchObject(since)
    expect(await onPage(omar, track.id)).toMatchObject(since)
  })
})

describe('a place that no line of the case’s chain names', () => {
  it('the clinic answers a referral that it was sent: signed, and checked on Amara’s screen', async () => {
    const { id } = await openCase(amara, { name: 'Hana Referred', language: 'ar' })
    const terms = {
      recipient: bashir.circle,
      compartments: ['health'],
      purpose: 'health_care',
      days: 20,
    } as const
    const consent = await agree(amara, id, terms, network.state.now())
    const sent = await refer(amara, id, { recipient: bashir.circle, serviceCode: 'health', consent })
    expect(await onCase(amara, id, sent.id)).toMatchObject({ word: 'checked', signed: { is: 'sent' } })
    const received = await bashir.move('referral', 'open', sent)
    expect(await onCase(amara, id, sent.id)).toMatchObject({ word: 'checked', signed: { by: bashir.id } })
    const victim = await newClient(amara)
    evil.tells(new RegExp(`^/api/cases/${id}$`), (body) => {
      const row = (body as Shown).tracks.find((one) => one.id === sent.id)!
      Object.assign(row, { state: 'accepted', version: received.version + 1 })
    })
    expect(await onCase(victim, id, sent.id)).toMatchObject({
      ...wrong('differs'),
      signed: { by: bashir.id },
    })
  })

  it('a shelter that was asked for a bed and was given nothing of the file offers one and takes her in', async () => {
    const { id } = await openCase(amara, { name: 'Hana Sheltered', language: 'ar' })
    let bed = await amara.open('placement', { caseId: id, other: sami.circle, urgency: 'now', party: 1 })
    bed = await amara.move('placement', 'match', bed, { not_met: ['none_missing'] })
    bed = await sami.move('placement', 'offer', bed)
    expect((await lastOf(amara, bed.id)).asked).toBeDefined()
    expect(await onCase(amara, id, bed.id)).toMatchObject({
      word: 'checked',
      signed: { by: sami.id, is: 'offered' },
    })
    expect(await onPage(sami, bed.id)).toMatchObject({ word: 'checked' })
  })

  it('what Leila asked before she was dismissed was asked: the answer to it stays checked, once it is proved', async () => {
    const leila = await network.colleague(admin, 'leila', ['caseworker'])
    const { id } = await openCase(leila, { name: 'Hana Before', language: 'ar' })
    let bed: Track = await leila.open('placement', {
      caseId: id,
      other: sami.circle,
      urgency: 'now',
      party: 1,
    })
    bed = await leila.move('placement', 'match', bed, { not_met: ['none_missing'] })
    bed = await sami.move('placement', 'offer', bed)
    await suspendMember(admin, leila.id)
    const victim = await newClient(amara)
    expect(await onCase(victim, id, bed.id)).toMatchObject({ word: 'checked', signed: { by: sami.id } })
    evil.tells(/\/api\/signing\/proofs$/, (body) => void ((body as { lines: unknown[] }).lines = []))
    expect(await onCase(victim, id, bed.id)).toMatchObject(wrong('stranger'))
  }, 60_000)
})
