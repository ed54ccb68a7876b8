// Amara tells a food bank that has no account what Mariam agreed to. It opens the file with the words, answers without signing in, and Amara
// writes down what it said; nobody else can answer, and nothing is answered once the yes has ended.

import { beforeAll, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase, sendReferral, writeNote } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { addresses } from '../api/addresses.ts'
import { today } from '../client/time.ts'
import { asOwner } from '../database/open.ts'
import { climb } from '../referrals/server/ladder.ts'
import { referralFeature } from '../referrals/server/referrals.ts'
import { fromText, toText } from '../sealing/text.ts'
import { makeDueMoves } from '../tracks/due.ts'
import type { PackageAnswer } from './answers.ts'
import { bringAnswer } from './client/bring-answer.ts'
import { makePackage, type MadePackage } from './client/make-package.ts'
import { readPackages, type ReadPackage } from './client/read-answers.ts'
import { stepsFor, writeDown as writeAs } from './client/write-down.ts'
import { fileHtml } from './ui/opener/file-html.ts'
import { openFile, type OpenedPackage } from './ui/opener/open-file.ts'

const database = await testDatabase()
// How often one caller may answer is counted by the clock on the wall: that is tried where limits are.
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'caseworker'])

const inDays = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** A referral to a food bank outside, on what Mariam said yes to; an enquiry where she was not asked yet. */
async function refer(name: string, { isEnquiry = false } = {}) {
  const { id: caseId } = await openCase(amara, { name, language: 'ar' })
  await writeNote(amara, caseId, 'contact', 'Knows the way there.')
  const consent = newId()
  const need = {
    track: newId(),
    caseId,
    recipientName: 'Saint Anne food bank',
    serviceCode: 'food',
    urgency: 'routine',
    party: 1,
    anonymous: isEnquiry,
  } as const
  const outsideConsent = {
    track: consent,
    compartments: ['contact' as const],
    purpose: 'support' as const,
    until: inDays(20),
    language: 'ar',
    method: 'spoken' as const,
  }
  const { track } = await sendReferral(amara, {
    ...need,
    ...(isEnquiry ? {} : { outsideConsent }),
    basis: 'consent',
  })
  return { caseId, track, consent }
}

const told = {
  purpose: 'referral',
  from: 'Harbour House',
  to: 'Saint Anne food bank',
  madeOn: '2026-11-28',
  agreed: 'Agreed until then.',
  sections: [
    { title: 'The need', facts: [['Help', 'Food']] },
    { title: 'Note', text: 'Knows the way there.' },
  ],
} as const

const pack = (of: { track: string; caseId: string }, until = inDays(10)) =>
  makePackage(amara, { track: of.track, caseId: of.caseId, until, told })

async function opens({ file, words }: MadePackage, typed = words): Promise<OpenedPackage> {
  const opened = await openFile(file, typed)
  if ('refused' in opened) throw new Error(opened.refused)
  return opened
}

let count = 0
const saying = (kind: string, said: PackageAnswer['said'] = {}): PackageAnswer => ({
  id: `answer-${(count += 1)}`,
  at: '2026-11-28T09:00:00.000Z',
  kind,
  said,
})

/** As the form in the file sends it: from nowhere, by nobody. */
async function post({ token, text }: { token: string; text: string }) {
  const { status } = await network.public.request(`/en${addresses.answer}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'null',
      'sec-fetch-site': 'cross-site',
    },
    body: new URLSearchParams({ t: token, a: text }),
  })
  return status
}
const read = async (track: string) => (await readPackages(amara, track))[0]!
const writeDown = (sent: ReadPackage, came: ReadPackage['answers'][number]) =>
  writeAs(amara, { sent, came, inWords: String })
const stateOf = async (track: string) => (await amara.api.referrals.read({ track })).state

let mariam: Awaited<ReturnType<typeof refer>>
let made: MadePackage
let opened: OpenedPackage
beforeAll(async () => {
  mariam = await refer('Mariam Outside')
  made = await pack(mariam)
  opened = await opens(made)
})

it('opens with the words whole, however they are typed, and shows what is told', async () => {
  const { told: shown } = await opens(made, ` ${made.words.toUpperCase().replaceAll(' ', '-')} `)
  expect(shown).toEqual(told)
})

it('says so for other words, for a typing mistake and for a file that was changed, and shows nothing', async () => {
  const words = made.words.split(' ')
  const other = ['abandon', ...words.slice(1)].join(' ') === made.words ? 'zoo' : 'abandon'
  expect(await openFile(made.file, [other, ...words.slice(1)].join(' '))).toEqual({ refused: 'wrong' })
  expect(await openFile(made.file, words.slice(1).join(' '))).toEqual({ refused: 'mistyped' })
  const bytes = fromText(made.file.ciphertext)
  bytes[100]! ^= 1
  const flipped = { ...made.file, ciphertext: toText(bytes) }
  expect(await openFile(flipped, made.words)).toEqual({ refused: 'changed' })
  const later = { ...made.file, until: inDays(90) }
  expect(await openFile(later, made.words)).toEqual({ refused: 'changed' })
})

it('says nothing on its outside, and neither name nor words reach the server', async () => {
  const html = await fileHtml(made.file, 'let opener', 'en')
  expect(html).not.toMatch(/Harbour|Saint Anne|Knows the way|Mariam/)
  expect(html).toContain("default-src 'none'")
  expect(html).toContain('form-action http://127.0.0.1:4601')
  for (const word of made.words.split(' ').slice(0, 2))
    expect(JSON.stringify(made.file)).not.toContain(`${word} `)
  const kept = await amara.api.packages.list({ track: mariam.track })
  expect(JSON.stringify(kept)).not.toMatch(/Saint Anne|Knows the way|Mariam/)
})

it('a yes arrives without an account, is read by who sent it, and becomes how the referral stands', async () => {
  expect((await read(mariam.track)).answers).toEqual([])
  const yes = saying('yes', { first_day: inDays(2), words: 'Come at nine.' })
  expect(await post(await opened.answer(yes))).toBe(200)
  const sent = await read(mariam.track)
  expect(sent.kept).toMatchObject({ to: 'Saint Anne food bank', told: ['The need', 'Note'] })
  expect(sent.answers).toMatchObject([{ came: 'line', takenAt: null, answer: yes }])
  const came = sent.answers[0]!
  expect(await writeDown(sent, came)).toBe('accepted')
  const arrived = await opened.answer(saying('arrived'))
  expect(await post(arrived)).toBe(200)
  const second = (await read(mariam.track)).answers.find(({ takenAt }) => takenAt === null)!
  expect(await writeDown(sent, second)).toBe('in_service')
  expect((await read(mariam.track)).answers.every(({ takenAt }) => takenAt !== null)).toBe(true)
})

it('the same answer sent twice, or by two ways, is one', async () => {
  const of = await refer('Mariam Twice')
  const outside = await opens(await pack(of))
  const question = saying('question', { words: 'Is there a stair?' })
  const one = await outside.answer(question)
  expect([await post(one), await post(one)]).toEqual([200, 200])
  const again = await outside.answer(question)
  await bringAnswer(amara, await read(of.track), `  ${again.text.slice(0, 40)}\n${again.text.slice(40)}`)
  expect((await read(of.track)).answers.map(({ answer }) => answer?.said)).toEqual([
    { words: 'Is there a stair?' },
  ])
})

it('what came twice is written down once, and nothing of it goes on waiting', async () => {
  const of = await refer('Mariam Pressed Twice')
  const outside = await opens(await pack(of))
  const question = saying('question', { words: 'At what hour?' })
  expect(await post(await outside.answer(question))).toBe(200)
  expect(await post(await outside.answer(question))).toBe(200)
  const waiting = async () =>
    (await amara.api.packages.list({ track: of.track })).packages[0]!.answers.filter(
      ({ takenAt }) => takenAt === null,
    ).length
  expect(await waiting()).toBe(2)
  const write = async () => {
    const sent = await read(of.track)
    return writeDown(sent, sent.answers[0]!)
  }
  expect(await write()).toBe('info_requested')
  expect(await waiting()).toBe(0)
  // One more of the same comes late, when the referral has gone on: nothing is asked again.
  expect(await post(await outside.answer(question))).toBe(200)
  const { version } = await amara.api.referrals.read({ track: of.track })
  await amara.move('referral', 'accept', { id: of.track, version })
  expect((await read(of.track)).answers).toHaveLength(1)
  expect(await write()).toBe('accepted')
  expect(await waiting()).toBe(0)
})

it('an absence is counted once, also where the line broke before the answer was marked as written down', async () => {
  const of = await refer('Mariam Missed')
  const outside = await opens(await pack(of))
  expect(await post(await outside.answer(saying('came_not', { attendance: 'could_not_come' })))).toBe(200)
  const sent = await read(of.track)
  const write = () => writeDown(sent, sent.answers[0]!)
  expect(await write()).toBe('not_attended')
  const { version } = await amara.api.referrals.read({ track: of.track })
  expect(await write()).toBe('not_attended')
  expect((await amara.api.referrals.read({ track: of.track })).version).toBe(version)
})

it('another package’s token, another package’s answer and a changed one are refused', async () => {
  const of = await refer('Mariam Other')
  const theirs = await opens(await pack(of))
  const [mine, other] = [await opened.answer(saying('arrived')), await theirs.answer(saying('arrived'))]
  expect(await post({ token: toText(new Uint8Array(32)), text: other.text })).toBe(422)
  expect(await post({ token: 'x', text: other.text })).toBe(422)
  // It arrives by a token that is true, and is shown as nobody's.
  expect(await post({ token: other.token, text: mine.text })).toBe(200)
  const bytes = fromText(other.text)
  bytes[bytes.length - 1]! ^= 1
  const flipped = toText(bytes)
  expect(await post({ token: other.token, text: flipped })).toBe(200)
  const sent = await read(of.track)
  expect(sent.answers.map(({ answer }) => answer)).toEqual([undefined, undefined])
  await writeDown(sent, sent.answers[0]!)
  expect(await stateOf(of.track)).toBe('sent')
  for (const text of [mine.text, flipped])
    await expect(bringAnswer(amara, sent, text)).rejects.toMatchObject({
      detail: { because: 'not-this-package' },
    })
})

it('another organisation sees no package, takes none back and brings nothing', async () => {
  const { id } = await read(mariam.track)
  expect((await bashir.api.packages.list({})).packages).toEqual([])
  const { text } = await opened.answer(saying('arrived'))
  const made = {
    track: mariam.track,
    id: newId(),
    until: inDays(1),
    tokenHash: toText(new Uint8Array(32)),
    note: { circleEpoch: 1, ciphertext: toText(new Uint8Array(40).fill(1)) },
  }
  const tries = [
    () => bashir.api.packages.recall({ id }),
    () => bashir.api.packages.bring({ id, answer: text }),
    () => bashir.api.packages.make(made),
  ]
  for (const one of tries) await expect(one()).rejects.toMatchObject({ code: 'not-found' })
})

it('taken back, or made anew, it takes no answer more', async () => {
  const of = await refer('Mariam Back')
  const first = await opens(await pack(of))
  const second = await opens(await pack(of))
  expect(await post(await first.answer(saying('arrived')))).toBe(422)
  expect(await post(await second.answer(saying('yes')))).toBe(200)
  const sent = await read(of.track)
  await amara.api.packages.recall({ id: sent.id })
  const late = await second.answer(saying('arrived'))
  expect(await post(late)).toBe(422)
  await expect(bringAnswer(amara, sent, late.text)).rejects.toMatchObject({
    detail: { because: 'package-ended' },
  })
  expect(await read(of.track)).toMatchObject({ isOpen: false, answers: [{ answer: { kind: 'yes' } }] })
})

it('a package takes ten answers an hour and no more', async () => {
  const of = await refer('Mariam Flood')
  const outside = await opens(await pack(of))
  const statuses: number[] = []
  for (let sent = 0; sent < 11; sent += 1)
    statuses.push(await post(await outside.answer(saying('question', { words: String(sent) }))))
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 422])
})

it('a yes that was taken back ends the package, and no other is made', async () => {
  const of = await refer('Mariam Withdrawn')
  const outside = await opens(await pack(of))
  const { track, version } = (await amara.api.consent.list({ caseId: of.caseId })).consents.find(
    (one) => one.track === of.consent,
  )!
  await amara.move('consent', 'withdraw', { id: track, version })
  expect(await post(await outside.answer(saying('yes')))).toBe(422)
  expect((await read(of.track)).recalledAt).not.toBeNull()
  await expect(pack(of)).rejects.toMatchObject({ detail: { because: 'needs-consent' } })
})

it('a package that was made in the moment in which the yes was taken back takes no answer', async () => {
  const of = await refer('Mariam Same Moment')
  const outside = await opens(await pack(of))
  const { track, version } = (await amara.api.consent.list({ caseId: of.caseId })).consents.find(
    (one) => one.track === of.consent,
  )!
  await amara.move('consent', 'withdraw', { id: track, version })
  await asOwner(database, (client) =>
    client.query('update packages set recalled_at = null where consent = $1', [of.consent]),
  )
  const yes = await outside.answer(saying('yes'))
  expect(await post(yes)).toBe(422)
  const sent = await read(of.track)
  expect(sent).toMatchObject({ recalledAt: null, isOpen: false })
  await expect(bringAnswer(amara, sent, yes.text)).rejects.toMatchObject({
    detail: { because: 'package-ended' },
  })
})

it('a referral that was taken back ends the package', async () => {
  const of = await refer('Mariam Referral Back')
  const outside = await opens(await pack(of))
  const { version } = await amara.api.referrals.read({ track: of.track })
  await amara.move('referral', 'withdraw', { id: of.track, version })
  expect(await post(await outside.answer(saying('yes')))).toBe(422)
})

it('is answered no longer than the person agreed to', async () => {
  const of = await refer('Mariam Late')
  await expect(pack(of, inDays(21))).rejects.toMatchObject({ code: 'invalid' })
  const outside = await opens(await pack(of, await today(amara)))
  const late = await outside.answer(saying('yes'))
  network.travel(2)
  expect(await post(late)).toBe(422)
  network.travel(-2)
})

it('an enquiry tells a need, and a yes to it leads to asking the person', async () => {
  const of = await refer('Mariam Enquiry', { isEnquiry: true })
  const outside = await opens(await pack(of))
  expect(await post(await outside.answer(saying('yes')))).toBe(200)
  const sent = await read(of.track)
  expect(await writeDown(sent, sent.answers[0]!)).toBe('draft')
})

it('where nobody outside answers, the sender is told to ring at half time, and then a place of the network is asked', async () => {
  const of = await refer('Mariam Unanswered')
  await pack(of)
  await amara.api.referrals.setLadder({ track: of.track, next: [bashir.circle] })
  const after = async (days: number) => {
    const state = {
      now: () => new Date(network.state.now().getTime() + days * 86_400_000),
      network: () => network.state.network(),
    }
    await makeDueMoves(database, new Map([['referral', referralFeature]]), state)
    await climb(database, referralFeature, state)
  }
  const answerBy = Date.parse((await amara.api.referrals.read({ track: of.track })).answerBy!.dueAt!)
  const whole = (answerBy - network.state.now().getTime()) / 86_400_000
  await after(whole * 0.6)
  const reminded = await amara.api.referrals.read({ track: of.track })
  expect(reminded.remindedAt).not.toBeNull()
  expect(reminded.ladder).toMatchObject([{ circle: bashir.circle, askedAt: null }])
  await after(whole + 0.01)
  const [rung] = (await amara.api.referrals.read({ track: of.track })).ladder
  expect(rung).toMatchObject({ circle: bashir.circle, state: 'enquiry' })
})

it('of a place in the network no package is made', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Mariam Inside', language: 'ar' })
  const need = {
    recipient: bashir.circle,
    serviceCode: 'food',
    urgency: 'routine',
    party: 1,
    anonymous: true,
  } as const
  const { track } = await sendReferral(amara, { track: newId(), caseId, basis: 'consent', ...need })
  await expect(pack({ track, caseId })).rejects.toMatchObject({ detail: { because: 'not-outside' } })
})

it('each kind of answer leads from where the referral stands, and to nothing where it changes nothing', () => {
  const moves = (state: string, kind: string, said = {}) =>
    stepsFor(state, saying(kind, said))?.map(([move]) => move)
  expect(moves('sent', 'yes')).toEqual(['open', 'accept'])
  expect(moves('info_requested', 'yes')).toEqual(['accept'])
  expect(moves('sent', 'no', { reason: 'no_place' })).toEqual(['open', 'full'])
  expect(moves('sent', 'no', { reason: 'unsafe_here' })).toEqual(['open', 'decline'])
  expect(moves('enquiry', 'no', { reason: 'unsafe_here' })).toEqual(['full'])
  expect(moves('sent', 'question')).toEqual(['open', 'ask'])
  expect(moves('accepted', 'came_not', { attendance: 'could_not_come' })).toEqual(['miss'])
  expect(moves('not_attended', 'came_not', { attendance: 'could_not_come' })).toEqual([])
  expect(moves('not_attended', 'arrived')).toEqual(['rebook', 'start'])
  expect(moves('sent', 'outcome', { outcome: 'partly' })).toEqual(['open', 'accept', 'start', 'finish'])
  expect(moves('completed', 'yes')).toBeUndefined()
  expect(moves('accepted', 'yes')).toEqual([])
})
