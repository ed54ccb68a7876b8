// Two installations in two countries, each with its own database, hosts and people, and no line between their servers. Irena goes home from the
// one to the other: Amara sends her with a sealed package, Rosa opens it in her own Continuum, begins a file and answers until a year after.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase, sendReferral, takeKeys } from '../../demo/case-work.ts'
import type { Colleague } from '../../demo/actor.ts'
import { wordsInTables } from '../../test/canaries.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, type TestNetwork } from '../../test/people.ts'
import { addresses } from '../api/addresses.ts'
import { planOpening } from '../cases/client/open-case.ts'
import { readCase } from '../client/case-keys.ts'
import { as } from '../database/as.ts'
import { sql } from '../database/sql.ts'
import { makePackage } from '../packages/client/make-package.ts'
import { readPackages } from '../packages/client/read-answers.ts'
import { writeDown } from '../packages/client/write-down.ts'
import { fileHtml } from '../packages/ui/opener/file-html.ts'
import { keepFollowUp, sealFollowUp } from '../solutions/client/keep-follow-up.ts'
import { readSteps, stepsOf } from '../solutions/client/read-steps.ts'
import { journeyNeeds, options } from '../solutions/solution.ts'
import { followUpWords } from '../solutions/ui/follow-up-words.ts'
import { answerSender, type AnswerMade } from './client/answer-sender.ts'
import {
  beginHomecoming,
  readSender,
  sealComing,
  writeSender,
  type Coming,
} from './client/begin-homecoming.ts'
import { openReceived, webAddress, type Received } from './client/open-received.ts'

const [here, there] = [
  await newNetwork(await testDatabase(), { unlimited: true }),
  await newNetwork(await testDatabase(), { unlimited: true }),
]
const amara = await here.organisation('Harbour House', 'ngo', ['caseworker'])
const rosa = await there.organisation('Casa Puerta', 'ngo', ['caseworker'])
const vera = await there.organisation('Other House', 'ngo', ['caseworker'])
const both = (days: number) => [here, there].map(({ travel }) => travel(days))
const inDays = (days: number, { state }: TestNetwork = here) =>
  new Date(state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** What she agreed to, sealed for Casa Puerta, as a file and its words. `track` is the referral that it goes with. */
async function sealedFor(caseId: string, name: string, until: number) {
  const { track } = await sendReferral(amara, {
    track: newId(),
    caseId,
    recipientName: 'Casa Puerta',
    serviceCode: 'repatriation',
    urgency: 'routine',
    party: 1,
    basis: 'consent',
    outsideConsent: {
      track: newId(),
      compartments: ['contact'],
      purpose: 'support',
      until: inDays(until),
      language: 'es',
      method: 'spoken',
    },
  })
  const { file, words } = await makePackage(amara, {
    track,
    caseId,
    until: inDays(until),
    told: {
      purpose: 'return',
      from: 'Harbour House',
      to: 'Casa Puerta',
      madeOn: inDays(0),
      agreed: 'She agreed that you may know this.',
      person: { name, language: 'es', ageGroup: 'adult' },
      sections: [
        { title: 'The need', facts: [['Help', 'A place and papers']] },
        { title: 'How to reach her', part: 'contact', text: 'By her aunt, after six.' },
      ],
    },
  })
  return { referral: track, page: await fileHtml(file, 'let opener', 'en'), words }
}

/** Her way home on the sending side, as far as before the journey, with the package that goes with her. */
async function sentHome(name: string, { until = 170 } = {}) {
  const { id: caseId } = await openCase(amara, { name, language: 'es' })
  await takeKeys(amara, caseId)
  const { id: way } = await amara.open('solution', { caseId })
  const step = (move: string, input: object = {}) => amara.move('solution', move, { id: way }, input as never)
  await step('counsel', { language: 'es', explained: [...options] })
  await step('choose', { option: 'voluntary_return' })
  await step('assess')
  await step('assess_risk', { safe: 'safe_with_measures' })
  await step('consider_proceedings', { result: 'none' })
  await step('agree', { signed: 'written' })
  await step('prepare')
  await step('examine_staying', { staying: 'possible_not_wanted' })
  await step('check_ready', { ready: [...journeyNeeds] })
  return { caseId, way, step, ...(await sealedFor(caseId, name, until)) }
}

/** Rosa begins a file with what came. */
async function beginsFile({ told, track, by }: Received, more: Partial<Coming> = {}) {
  const plan = { plan: planOpening(), track, note: newId() }
  const coming: Coming = {
    name: told.person?.name ?? '',
    language: told.person?.language ?? 'es',
    ageGroup: 'adult',
    cameBy: 'sealed_package',
    comesOn: inDays(3),
    from: told.from,
    agreed: told.agreed,
    reachedBy: '',
    ...more,
  }
  const sealed = await sealComing(rosa, plan, coming, { circle: rosa.circle, sections: told.sections })
  await beginHomecoming(rosa, plan, sealed, { coming, by })
  return { caseId: plan.plan.id, track, coming, plan, sealed }
}

/** Handed in at the sending side's public host as it is pasted there, by nobody. */
async function handIn({ text, at }: AnswerMade) {
  const { status } = await here.public.request(new URL(at).pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
    body: new URLSearchParams({ w: ` ${text.slice(0, 70)}\n${text.slice(70)} ` }),
  })
  return status
}

/** Amara reads what came and writes it down. */
async function takesIn(track: string) {
  const [sent] = await readPackages(amara, track)
  const came = sent!.answers.find(({ takenAt }) => takenAt === null)!
  await writeDown(amara, { sent: sent!, came, inWords: (seen) => followUpWords(seen, String) })
  return came.answer
}

const duties = async ({ database }: TestNetwork, track: string) =>
  (
    await as(database, { kind: 'system' }, (tx) =>
      tx.rows<{ clock: string }>(
        sql`select clock from clocks where track = ${track} and stopped_at is null order by clock`,
      ),
    )
  ).map(({ clock }) => clock)

describe('a person comes home to us from another installation', () => {
  it('is opened, answered, received, and followed for a year; each answer becomes a step on the other side', async () => {
    const sent = await sentHome('Irena Homeward')
    let { referral } = sent
    const received = await openReceived(rosa, sent)
    expect(received.told).toMatchObject({ from: 'Harbour House', purpose: 'return' })
    const { caseId, track } = await beginsFile(received)
    const tells = async (kind: string, said: Record<string, string> = {}) => {
      // From what lies in the file, as on any later day.
      const { by } = (await readSender(rosa, await readCase(rosa, caseId), track))!
      expect(await handIn(await answerSender(rosa, { track, by: by! }, { kind, said }))).toBe(200)
      return takesIn(referral)
    }
    const at = async () => (await readCase(rosa, caseId)).tracks.find(({ id }) => id === track)!

    // The file begins with what she agreed to carry over, each thing in its part.
    const shared = await readCase(rosa, caseId)
    expect(shared.records.map(({ kind, compartment }) => `${kind} ${compartment}`).toSorted()).toEqual(
      expect.arrayContaining(['note contact', 'note narrative', 'profile identity']),
    )
    expect(await duties(there, track)).toEqual(['homecoming.answer', 'homecoming.arrival'])

    await expect(sent.step('execute')).rejects.toMatchObject({
      detail: { because: 'receiver-has-not-accepted' },
    })
    expect(await tells('yes', { words: 'A room is ready.' })).toMatchObject({ kind: 'yes' })
    await rosa.move('homecoming', 'tell_back', await at(), { told_back: 'yes' })
    expect(await duties(there, track)).toEqual(['homecoming.arrival'])
    expect((await sent.step('execute')).state).toBe('executed')

    both(3)
    await rosa.move('homecoming', 'arrive', await at(), { arrived_on: inDays(0, there) })
    expect(await duties(there, track)).toEqual(['homecoming.answer', 'solution.follow.first'])
    // The receipt.
    expect(await tells('arrived')).toMatchObject({ kind: 'arrived' })
    expect((await amara.api.referrals.read({ track: sent.referral })).state).toBe('in_service')
    await rosa.move('homecoming', 'tell_back', await at(), { told_back: 'arrived' })

    for (const [contact, days] of [
      ['first', 31],
      ['third', 61],
      ['sixth', 92],
      ['year', 150],
    ] as const) {
      both(days)
      const seen = {
        contact,
        answers: { living: 'with_family', safety: 'safe' },
        words: `Seen ${contact}.`,
      } as const
      const followed = {
        caseId,
        track: await at(),
        compartment: 'narrative',
        kind: 'homecoming',
      } as const
      const report = await sealFollowUp(rosa, followed, { ...seen, text: seen.words })
      await keepFollowUp(rosa, followed, { seen, reached: true, report, key: newId() })
      if (contact === 'sixth') {
        // She had agreed to half a year. Asked again she says yes, and with it comes another package.
        const { by } = (await readSender(rosa, await readCase(rosa, caseId), track))!
        const how = { kind: 'how_it_goes', said: { contact } }
        expect(await handIn(await answerSender(rosa, { track, by: by! }, how))).toBe(422)
        const next = await sealedFor(sent.caseId, 'Irena Homeward', 170)
        ;({ referral } = next)
        const again = await openReceived(rosa, { ...next, track })
        const sender = { from: again.told.from, agreed: again.told.agreed, reachedBy: '', by: again.by }
        await writeSender(rosa, { caseId, track, note: newId() }, sender)
      }
      await tells('how_it_goes', { contact, ...seen.answers, words: seen.words })
      await rosa.move('homecoming', 'tell_back', await at(), { told_back: contact })
    }
    const ours = await readSteps(rosa, await readCase(rosa, caseId), track)
    expect(stepsOf(ours, 'follow')).toHaveLength(4)
    const after = await readCase(amara, sent.caseId)
    const seenHere = stepsOf<{ contact: string; by: string }>(
      await readSteps(amara, after, sent.way),
      'follow',
    )
    expect(seenHere.map(({ seen }) => [seen.contact, seen.by])).toEqual([
      ['year', 'Casa Puerta'],
      ['sixth', 'Casa Puerta'],
      ['third', 'Casa Puerta'],
      ['first', 'Casa Puerta'],
    ])
  })

  it('neither server learns who it is, what was told, or by which package', async () => {
    const sent = await sentHome('Qzxirena Unseen')
    const received = await openReceived(rosa, sent)
    const { caseId } = await beginsFile(received)
    const { id: packageId } = (await amara.api.packages.list({ track: sent.referral })).packages[0]!
    const betraying = ['Qzxirena', 'By her aunt', 'Harbour House', packageId, sent.caseId, sent.words]
    expect(await wordsInTables(there.database, betraying)).toEqual([])
    expect(await wordsInTables(here.database, [caseId, 'Qzxirena', 'By her aunt'])).toEqual([])
    expect(there.logged.join('\n')).not.toMatch(/Qzxirena|aunt/)
  })

  it('is opened by no other words and in no changed file, and another file is none', async () => {
    const sent = await sentHome('Irena Wrong')
    const [first, ...rest] = sent.words.split(' ')
    const other = [first === 'zoo' ? 'abandon' : 'zoo', ...rest].join(' ')
    await expect(openReceived(rosa, { ...sent, words: other })).rejects.toMatchObject({
      code: 'wrong-commit',
    })
    await expect(openReceived(rosa, { ...sent, words: 'two words' })).rejects.toMatchObject({
      code: 'bad-words',
    })
    const changed = sent.page.replace(inDays(170), inDays(171))
    await expect(openReceived(rosa, { ...sent, page: changed })).rejects.toMatchObject({ code: 'broken' })
    await expect(openReceived(rosa, { ...sent, page: '<p>Hello</p>' })).rejects.toMatchObject({
      detail: { because: 'no-package' },
    })
  })

  it('is answered by nobody else: not by another house, and not for another process', async () => {
    const sent = await sentHome('Irena Not Theirs')
    const received = await openReceived(rosa, sent)
    const yes = { kind: 'yes', said: {} }
    const by = (who: Colleague, track: string) => answerSender(who, { track, by: received.by }, yes)
    await expect(by(vera, received.track)).rejects.toMatchObject({ code: 'no-key' })
    await expect(by(rosa, newId())).rejects.toMatchObject({ code: 'broken' })
    expect(await handIn(await by(rosa, received.track))).toBe(200)
    expect(await takesIn(sent.referral)).toMatchObject({ kind: 'yes' })
  })

  it('a no is said without a file, and nothing is left here', async () => {
    const sent = await sentHome('Irena Refused')
    const before = (await rosa.api.cases.list({})).cases.length
    const { track, by } = await openReceived(rosa, sent)
    const no = await answerSender(rosa, { track, by }, { kind: 'no', said: { reason: 'unsafe_here' } })
    expect(await handIn(no)).toBe(200)
    expect(await takesIn(sent.referral)).toMatchObject({ kind: 'no', said: { reason: 'unsafe_here' } })
    expect((await rosa.api.cases.list({})).cases).toHaveLength(before)
    await expect(sent.step('execute')).rejects.toMatchObject({
      detail: { because: 'receiver-has-not-accepted' },
    })
  })

  it('an answer after the yes was withdrawn, or after its day, is refused there', async () => {
    const sent = await sentHome('Irena Withdrawn', { until: 20 })
    const { track, by } = await openReceived(rosa, sent)
    both(21)
    expect(await handIn(await answerSender(rosa, { track, by }, { kind: 'yes', said: {} }))).toBe(422)
  })

  it('begun twice over a broken line, it is one file and one process', async () => {
    const sent = await sentHome('Irena Twice')
    const begun = await beginsFile(await openReceived(rosa, sent))
    const by = (await readSender(rosa, await readCase(rosa, begun.caseId), begun.track))!.by
    await beginHomecoming(rosa, begun.plan, begun.sealed, { coming: begun.coming, by })
    const shared = await readCase(rosa, begun.caseId)
    expect(shared.tracks.filter(({ kind }) => kind === 'homecoming')).toHaveLength(1)
    expect(shared.records.filter(({ track }) => track === begun.track)).toHaveLength(1)
  })

  it('leads nowhere but to an address of the web', () => {
    expect(webAddress('https://public.example/any?x=1')).toBe('https://public.example')
    for (const other of ['javascript:alert(1)', 'file:///etc', 'https://me:word@x.example', 'nothing', ''])
      expect(webAddress(other)).toBe('')
  })
})

describe('a person comes home to us from a place without an installation', () => {
  it('who did not arrive is looked for at once, arrives a day later, and settles', async () => {
    const plan = { plan: planOpening(), track: newId(), note: newId() }
    const coming: Coming = {
      name: 'Luz By Letter',
      language: 'es',
      ageGroup: 'adult',
      cameBy: 'official_channel',
      comesOn: inDays(2, there),
      from: 'The embassy',
      agreed: 'That they hear whether she came.',
      reachedBy: '+34 600 000 000',
    }
    const sealed = await sealComing(rosa, plan, coming, { circle: rosa.circle, sections: [] })
    await beginHomecoming(rosa, plan, sealed, { coming, by: null })
    const { track } = plan
    const go = async (move: string, input: object = {}) =>
      rosa.move(
        'homecoming',
        move,
        (await readCase(rosa, plan.plan.id)).tracks.find(({ id }) => id === track)!,
        input as never,
      )
    expect(await readSender(rosa, await readCase(rosa, plan.plan.id), track)).toMatchObject({
      reachedBy: '+34 600 000 000',
      by: null,
    })
    there.travel(3)
    await go('miss')
    expect(await duties(there, track)).toEqual(['homecoming.answer', 'homecoming.missing'])
    await go('tell_back', { told_back: 'came_not' })
    expect(await duties(there, track)).toEqual(['homecoming.missing'])
    await go('arrive', { arrived_on: inDays(0, there) })
    expect(await duties(there, track)).toEqual(['homecoming.answer', 'solution.follow.first'])
    await go('fail')
    expect(await duties(there, track)).toContain('homecoming.again')
    await go('begin_again')
    expect((await go('settle')).state).toBe('settled')
    expect(await duties(there, track)).toEqual([])
  })
})

it('the page where answers arrive takes a text without script and keeps no cookie', async () => {
  const page = await here.public.request(`/en${addresses.answer}`)
  const text = await page.text()
  expect(text).toContain('name="w"')
  expect(page.headers.get('set-cookie')).toBeNull()
  const tried = await here.public.request(`/en${addresses.answer}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
    body: new URLSearchParams({ w: 'nothing of the kind' }),
  })
  expect(tried.status).toBe(422)
})
