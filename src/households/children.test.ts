// Dina is fifteen. Who stands beside her is vetted and never told that they are doubted; what is best for her is not decided without her
// word; and when she is eighteen nothing that helps her ends by itself.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { agree, openCase } from '../../demo/case-work.ts'
import { signIn } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { make, machineOf } from '../../test/moving.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { staffRoles } from '../api/roles.ts'
import { addToPlan } from '../care/client/plan.ts'
import { readCase } from '../client/case-keys.ts'
import { readDescriptions } from '../client/description.ts'
import { takeCircles } from '../client/circles.ts'
import { asOwner } from '../database/open.ts'
import { decideBestInterests, type BestInterests } from './client/best-interests.ts'
import { growUp, prepareAdulthood, writeBirth } from './client/grow-up.ts'
import { mayBeVetted, noVetting, vetGuardian, type Vetting } from './client/guardian.ts'
import { readSaid, sealSaid, stepWith } from './client/said.ts'
import { adulthoodMachine } from './adulthood.ts'
import { bestInterestsMachine } from './best-interests.ts'
import { guardianKeepers, guardianshipMachine } from './guardianship.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const yusra = await network.organisation('Children Office', 'child_welfare', ['child_welfare'])
const admin = await signIn(network.staff, 'children-office-admin', passphrase)
const noor = await network.colleague(admin, 'noor', ['supervisor'])
const edmund = await network.colleague(admin, 'edmund', ['guardian'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const olga = await network.organisation('Guardians United', 'ngo', ['guardian'])

type Who = typeof yusra
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: { code?: string; because?: string; detail?: { because?: string } }) =>
      error.because ?? error.detail?.because ?? error.code,
  )
const newChild = async () => (await openCase(yusra, { name: 'Dina', language: 'ar', ageGroup: 'child' })).id
const kindsOf = async (who: Who, id: string) => (await readCase(who, id)).tracks.map(({ kind }) => kind)
const stateOf = async (who: Who, id: string, kind: string) =>
  (await readCase(who, id)).tracks.find((one) => one.kind === kind)?.state

const vetting: Vetting = {
  who: 'Zqxolga, 020 7946 0101',
  answers: {
    tie: 'None',
    paid: 'The council; nothing depends on it',
    suspects: 'Zqxno, asked twice',
    others: 'Three',
    checked: 'Yusra, on Monday',
  },
  conflict: 'none',
}

describe('a guardian', () => {
  let child: string
  const id = newId()
  beforeAll(async () => {
    child = await newChild()
    const naming = { caseId: child, circle: yusra.circle, id, wordsId: newId() }
    await vetGuardian(yusra, naming, vetting)
    // A broken line: pressed again, it is the same guardian.
    await vetGuardian(yusra, naming, vetting)
    for (const one of [noor, edmund]) await takeCircles(one)
  })

  it('is asked every question, and a conflict of interest is no answer', () => {
    expect(mayBeVetted(vetting, false)).toBe(true)
    expect(mayBeVetted({ ...vetting, conflict: 'some' }, false)).toBe(false)
    expect(mayBeVetted({ ...vetting, conflict: null }, false)).toBe(false)
    for (const question of Object.keys(vetting.answers))
      expect(mayBeVetted({ ...vetting, answers: { ...vetting.answers, [question]: ' ' } }, false)).toBe(false)
    expect(mayBeVetted(noVetting, true)).toBe(false)
  })

  it('is appointed by somebody else than who vetted them, for a term that can be renewed', async () => {
    expect(await stateOf(yusra, child, 'guardianship')).toBe('vetted')
    const until = { until: '2031-01-31' }
    expect(await refusal(yusra.move('guardianship', 'appoint', { id }, until))).toBe('somebody-else-looks')
    const seen = await readCase(noor, child)
    // Noor works on it too: Yusra’s working notes are hers to read by then.
    await noor.move('guardianship', 'appoint', { id }, until)
    const { clocks } = await noor.api.work.track({ track: id })
    expect(clocks.map(({ clock, dueOn }) => [clock, dueOn])).toEqual([['guardianship.term', '2031-01-31']])
    await yusra.move('guardianship', 'renew', { id }, { until: '2032-01-31' })
    const after = await yusra.api.work.track({ track: id })
    expect(after.clocks.map(({ dueOn }) => dueOn)).toEqual(['2032-01-31'])
    expect(seen.tracks.some(({ kind }) => kind === 'guardianship')).toBe(true)
  })

  it('Yusra reads who it is and what was answered; the server holds no word of it', async () => {
    const shared = await readCase(yusra, child)
    const described = await readDescriptions(yusra, shared)
    expect(described.get(id)?.value?.text).toBe(vetting.who)
    const [said] = await readSaid(yusra, shared, id)
    expect(said).toMatchObject({ step: 'vet', answers: { ...vetting.answers, conflict: 'none' } })
    const { rows } = await asOwner(database, (client) =>
      client.query(
        "select 1 from records where position('Zqx'::bytea in ciphertext) > 0 union all select 1 from track_events where facts::text like '%Zqx%'",
      ),
    )
    expect(rows).toEqual([])
  })

  it('who is doubted is told nothing: not Edmund in the same house, nor Olga who reads the file, in no row of any kind', async () => {
    const forChild = { assent: true, onBehalf: 'best_interests_decided' } as const
    const terms = {
      recipient: olga.circle,
      compartments: ['identity', 'narrative'],
      purpose: 'support',
    } as const
    await agree(yusra, child, { ...terms, ...forChild }, new Date())
    const step = {
      caseId: child,
      machine: guardianshipMachine,
      move: 'doubt',
      track: (await yusra.api.work.track({ track: id })).track,
    }
    const sealed = await sealSaid(yusra, step, {
      step: 'doubt',
      text: 'She is afraid of him',
      answers: {},
    })
    await stepWith(yusra, step, sealed)
    expect(await stateOf(noor, child, 'guardianship')).toBe('doubted')

    for (const guardian of [edmund, olga]) {
      // Nothing of the child is shown to whoever may be the one; nor that somebody is doubted.
      expect(await refusal(readCase(guardian, child))).toBe('not-found')
      const told = JSON.stringify(await guardian.api.work.mine({}))
      expect(told).not.toContain(child)
      expect(told).not.toContain(id)
      expect(told).not.toContain('guardianship')
      expect(await refusal(guardian.api.work.track({ track: id }))).toBe('not-found')
      expect(await refusal(guardian.move('guardianship', 'end', { id }))).toMatch(
        /not-found|not-your|forbidden|refused/,
      )
    }
    // Another one within a day, for those who keep the child.
    const { clocks } = await yusra.api.work.track({ track: id })
    expect(clocks.map(({ clock }) => clock).toSorted()).toEqual([
      'guardianship.agreements',
      'guardianship.replace',
    ])
    await noor.move('guardianship', 'end', { id })
    expect(await stateOf(yusra, child, 'guardianship')).toBe('ended')
  })

  it('each profession sees it or not, by whether it keeps children', () => {
    const { opens, moves } = machineOf('guardianship')
    const may = staffRoles.filter((role) => opens.who.includes(role))
    expect(may).toEqual(staffRoles.filter((role) => (guardianKeepers as readonly string[]).includes(role)))
    expect(may).not.toContain('guardian')
    for (const { who } of Object.values(moves)) expect(who ?? []).not.toContain('guardian')
  })
})

const decided: BestInterests = {
  asker: 'trusted',
  view: 'I want to stay with my sister',
  weighed: 'The sister is safe; the school is near',
  decision: 'They stay together',
  reviewOn: '2031-03-01',
}

describe('what is best for a child', () => {
  it('is not decided before she was asked, or it stands there why not, nor before it is said what was weighed', async () => {
    const input = { said: {} as never, review_on: '2031-03-01' }
    expect(make('best_interests', 'begun', 'decide', input, { childHeard: false })).toBe(
      'child-is-asked-first',
    )
    expect(make('best_interests', 'heard', 'decide', input, { childHeard: true })).toBe('weigh-first')
    expect(make('best_interests', 'weighed', 'decide', input, { childHeard: true, weighed: true })).toBe(
      'decided',
    )
    const id = await newChild()
    const track = await yusra.open('best_interests', { caseId: id })
    const early = { caseId: id, machine: bestInterestsMachine, move: 'decide', track }
    const words = await sealSaid(yusra, early, { step: 'decide', text: 'Too early', answers: {} })
    expect(await refusal(stepWith(yusra, early, words, { review_on: '2031-03-01' }))).toBe(
      'child-is-asked-first',
    )
    expect(await refusal(yusra.move('best_interests', 'hear', { id: track.id }))).toBe('invalid')
    for (const lack of ['view', 'weighed', 'decision'] as const)
      expect(
        await refusal(decideBestInterests(yusra, { caseId: id, id: track.id }, { ...decided, [lack]: ' ' })),
      ).not.toBe('done')
    expect(await stateOf(yusra, id, 'best_interests')).toBe('begun')
  })

  it('is written in one go, each step signed, in her own words, and once over a broken line', async () => {
    const child = await newChild()
    const at = { caseId: child, id: newId() }
    const tracks = {
      ...yusra.tracks,
      makeMove: async (...asked: Parameters<typeof yusra.tracks.makeMove>) => {
        const now = await yusra.tracks.makeMove(...asked)
        if (asked[1] === 'weigh') throw new Error('the line broke')
        return now
      },
    }
    await expect(decideBestInterests({ ...yusra, tracks }, at, decided)).rejects.toThrow('broke')
    await decideBestInterests(yusra, at, decided)
    const shared = await readCase(yusra, child)
    const said = await readSaid(yusra, shared, at.id)
    expect(said.map(({ step, answers }) => [step, answers])).toEqual([
      ['decide', { decision: decided.decision }],
      ['weigh', { weighed: decided.weighed }],
      ['hear', { asker: 'trusted', view: decided.view }],
    ])
    const { moves } = shared.stepLines[at.id] as { moves?: { n: number; step: { to: string } }[] }
    expect(moves?.at(-1)).toMatchObject({ n: 4, standing: 'on', step: { to: 'decided' } })
    const { clocks } = await yusra.api.work.track({ track: at.id })
    expect(clocks.map(({ clock, dueOn }) => [clock, dueOn])).toEqual([
      ['best_interests.review', '2031-03-01'],
    ])
  })

  it('says why a child was not asked, under the same seal: the server cannot tell the one from the other', async () => {
    const child = await newChild()
    const at = { caseId: child, id: newId() }
    await decideBestInterests(yusra, at, { ...decided, asker: 'nobody', view: 'Six weeks old' })
    const said = await readSaid(yusra, await readCase(yusra, child), at.id)
    expect(said.at(-1)?.answers).toEqual({ asker: 'nobody', unasked: 'Six weeks old' })
    const { events } = await yusra.api.work.track({ track: at.id })
    expect(JSON.stringify(events)).not.toContain('nobody')
  })
})

describe('turning 18', () => {
  it('the server learns a quarter of a year, and refuses to learn a day', async () => {
    const child = await newChild()
    await writeBirth(yusra, await readCase(yusra, child), '2013-05-09')
    const id = newId()
    await prepareAdulthood(yusra, { caseId: child, id, birth: '2013-05-09' })
    const { clocks } = await yusra.api.work.track({ track: id })
    // 18 on 9 May 2031: the quarter begins on 1 April; a year before it the plan, at its end the question.
    expect(Object.fromEntries(clocks.map(({ clock, dueOn }) => [clock, dueOn]))).toEqual({
      'adulthood.plan': '2030-04-01',
      'adulthood.ask': '2031-07-01',
    })
    const finer = { id: newId(), caseId: child, quarter: '2031-05-09' }
    expect(await refusal(yusra.tracks.openTrack('adulthood', finer))).toBe('invalid')
    const { rows } = await asOwner(database, (client) =>
      client.query(
        "select facts::text as f from track_events where case_id = $1 and facts::text like '%05-09%'",
        [child],
      ),
    )
    expect(rows).toEqual([])
    expect(await refusal(growUp(yusra, child, { birth: '2013-05-09', known: 'identity_document' }))).not.toBe(
      'done',
    )
  })

  it('comes after she was asked anew, and in the quarter: not by time, and not before', () => {
    for (const state of ['ahead', 'planned', 'asked'])
      expect(make('adulthood', state, 'grow_up', {}, { quarterBegun: false })).toBe('not-18-yet')
    for (const state of ['ahead', 'planned'])
      expect(make('adulthood', state, 'grow_up', {}, { quarterBegun: true })).toBe(
        'young-person-is-asked-first',
      )
    expect(make('adulthood', 'asked', 'grow_up', {}, { quarterBegun: true, askedThemselves: true })).toBe(
      'grown_up',
    )
    expect(machineOf('adulthood').timeMoves).toBeUndefined()
  })

  it('ends the guardian and no service, no yes and no reader', async () => {
    const child = await newChild()
    const birth = '2008-02-02'
    await writeBirth(yusra, await readCase(yusra, child), birth)
    const row = {
      id: newId(),
      wordsId: newId(),
      service: 'education',
      description: { text: 'School' },
    }
    await addToPlan(yusra, child, row, { agreed: true })
    const terms = {
      recipient: bashir.circle,
      compartments: ['health'],
      purpose: 'health_care',
    } as const
    await agree(yusra, child, { ...terms, assent: true, onBehalf: 'guardian_agreed' }, new Date())
    await vetGuardian(yusra, { caseId: child, circle: yusra.circle, id: newId(), wordsId: newId() }, vetting)
    const id = newId()
    let track = await prepareAdulthood(yusra, { caseId: child, id, birth })
    for (const move of ['plan', 'ask_them']) {
      const step = { caseId: child, machine: adulthoodMachine, move, track }
      track = await stepWith(
        yusra,
        step,
        await sealSaid(yusra, step, { step: move, text: 'Hers', answers: {} }),
      )
    }
    const before = await readCase(yusra, child)
    await growUp(yusra, child, { birth, known: 'identity_document' })
    const after = await readCase(yusra, child)
    expect(after.case.ageGroup).toBe('adult')
    expect(await stateOf(yusra, child, 'adulthood')).toBe('grown_up')
    expect(await stateOf(yusra, child, 'guardianship')).toBe('ended')
    const helping = ({ tracks }: typeof before) =>
      tracks
        .filter(({ kind }) => ['goal', 'consent', 'case'].includes(kind))
        .map(({ kind, state }) => [kind, state])
    expect(helping(after)).toEqual(helping(before))
    expect((await readCase(bashir, child)).held).toEqual(['health'])
    expect(await kindsOf(bashir, child)).not.toContain('adulthood')
  })
})
