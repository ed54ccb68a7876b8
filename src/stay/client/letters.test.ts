// Amara writes a letter for Narong's employer: he says yes to exactly what it shows, it is kept sealed, and he can stop it. What was
// answered about his routes never leaves in clear; and on his own page he reads until when he may stay and whether he may work.

import { describe, expect, it } from 'vitest'
import { textOfLetter } from '../../jurisdiction/letter-text.ts'
import { packOf } from '../../../jurisdictions/packs.ts'
import { giveCard, openCase } from '../../../demo/case-work.ts'
import type { Colleague } from '../../../demo/actor.ts'
import { testDatabase } from '../../../test/database.ts'
import { wordsInTables } from '../../../test/canaries.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { readCase } from '../../client/case-keys.ts'
import { asOwner } from '../../database/open.ts'
import { routesOf } from '../../jurisdiction/routes.ts'
import { permitsOn } from '../permit.ts'
import {
  agreeToLetter,
  betraysIn,
  readLetters,
  shownIn,
  stayFacts,
  writeLetter,
  type Letter,
} from './letters.ts'
import { readRoutes, writeRoutes } from './routes-record.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer'])
const imre = await network.organisation('Immigration Office', 'immigration', ['immigration'])
const uk = packOf('uk')
const rule = (id: string) => uk.letters.find((letter) => letter.id === id)!

const day = (days: number): string =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const spoken = { language: 'th', method: 'spoken_with_interpreter' }
const because = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { detail?: { because?: string }; code?: string }) => error.detail?.because ?? error.code,
  )

/** A permission that the Immigration Office has granted: until when, and whether it carries work. */
async function granted(name: string, work: boolean, by: Colleague = imre) {
  const { id: caseId } = await openCase(amara, { name, language: 'th' })
  const track = await amara.open('status', by === imre ? { caseId, other: imre.circle } : { caseId })
  await amara.move('status', 'prepare', track, { permit: 'vts' })
  await amara.move('status', 'apply', { id: track.id }, { applied_on: day(-20) })
  const dates = { valid_from: day(0), valid_to: day(900) }
  await by.move('status', 'grant', { id: track.id }, { permit: 'vts', ...dates, work })
  return { caseId, track: track.id }
}

async function written(caseId: string, id = 'employer'): Promise<Letter> {
  const shared = await readCase(amara, caseId)
  const facts = await stayFacts(amara, shared, uk)
  const words = await writeLetter(amara, { pack: uk, letter: rule(id), facts, person: shared.case.language })
  return { letter: id, written: words, sender: '' }
}

const agreed = (caseId: string, kept: Letter, id: string = crypto.randomUUID()) =>
  agreeToLetter(amara, caseId, { id, rule: rule(kept.letter), kept, yes: spoken })

describe('a letter to Narong’s employer', () => {
  it('is in English and in Thai, with the dates of what was granted, and says who gave it by a name that says nothing', async () => {
    const { caseId } = await granted('Narong Letter', true)
    const letter = await written(caseId)
    expect(letter.written.map(({ language }) => language)).toEqual(['en', 'th'])
    const text = letter.written.map((one) => textOfLetter([one])).join('\n')
    expect(text).toContain('Narong Letter')
    expect(text).toContain('The Home Office')
    expect(text).not.toMatch(/VTS|Harbour House|Immigration Office/)
    expect(shownIn(letter.written)).toEqual(['name', 'work', 'from', 'until', 'authority'])
  })

  it('goes out only after his yes to its parts, which is signed on the case, and is read again as it was', async () => {
    const { caseId } = await granted('Narong Yes', true)
    const letter = await written(caseId)
    await agreed(caseId, letter)
    const shared = await readCase(amara, caseId)
    const sent = shared.tracks.find(({ kind }) => kind === 'disclosure')!
    expect(sent.state).toBe('released')
    const facts = (move: string) =>
      shared.events.find((event) => event.track === sent.id && event.move === move)?.facts
    expect(facts('put')).toMatchObject({ scope: ['identity', 'immigration'] })
    expect(facts('agree')).toMatchObject(spoken)
    // The newest step is signed, and says which parts went.
    expect(shared.stepLines[sent.id]!.moves!.at(-1)!.step).toMatchObject({
      move: 'release',
      said: { basis: 'consent', scope: ['identity', 'immigration'] },
    })
    expect(await readLetters(amara, shared)).toMatchObject([{ value: letter, isStopped: false }])
  })

  it('pressed again after a broken line goes on from where it stood, and is kept once', async () => {
    const { caseId } = await granted('Narong Again', true)
    const letter = await written(caseId)
    const begun = await amara.open('disclosure', { caseId, audience: 'employer' })
    await agreed(caseId, letter, begun.id)
    await agreed(caseId, letter, begun.id)
    expect(await readLetters(amara, await readCase(amara, caseId))).toHaveLength(1)
  })

  it('that he stops is shown as stopped', async () => {
    const { caseId } = await granted('Narong Stops', true)
    await agreed(caseId, await written(caseId))
    const { tracks } = await readCase(amara, caseId)
    await amara.move('disclosure', 'recall', { id: tracks.find(({ kind }) => kind === 'disclosure')!.id })
    expect(await readLetters(amara, await readCase(amara, caseId))).toMatchObject([{ isStopped: true }])
  })

  it('is not there where he may not work, and a name beneath it that would betray him stops it', async () => {
    const { caseId } = await granted('Narong Idle', false)
    expect((await written(caseId)).written).toEqual([])
    expect((await written(caseId, 'landlord')).written).toHaveLength(2)
    const other = await granted('Narong Named', true)
    const letter = { ...(await written(other.caseId)), sender: 'Centre for Trafficked Persons' }
    expect(betraysIn(rule('employer'), letter)).toEqual(['traffick'])
    expect(await because(agreed(other.caseId, letter))).toBe('unfit')
  })

  it('takes somebody who answers for her where Mai is a child', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Mai Child', language: 'th', ageGroup: 'child' })
    const track = await amara.open('status', { caseId })
    await amara.move('status', 'prepare', track, { permit: 'vts' })
    await amara.move('status', 'apply', { id: track.id }, { applied_on: day(-20) })
    await amara.move('status', 'grant', { id: track.id }, { permit: 'vts', valid_from: day(0), work: true })
    const letter = await written(caseId)
    expect(await because(agreed(caseId, letter))).toBe('ask-the-child-too')
    const yes = { ...spoken, onBehalf: 'guardian_agreed' }
    await agreeToLetter(amara, caseId, { id: crypto.randomUUID(), rule: rule('employer'), kept: letter, yes })
    expect(await readLetters(amara, await readCase(amara, caseId))).toHaveLength(1)
  })

  it('is not written from days that the server changed after they were signed', async () => {
    // Amara wrote it down from the paper, and signed it.
    const { caseId, track } = await granted('Narong Forged', true, amara)
    expect(permitsOn(day(0), await readCase(amara, caseId))[0]!.word).toBe('signed')
    await asOwner(database, (client) =>
      client.query(
        `update track_events set facts = facts || '{"valid_to": "2039-01-01"}' where track = $1 and move = 'grant'`,
        [track],
      ),
    )
    expect(await because(written(caseId))).toBe('unfit')
  })
})

it('a permission that the Immigration Office granted is signed by it, and what happens since is the server’s word and said to be', async () => {
  const { caseId, track } = await granted('Narong Signed', true)
  const wordNow = async () => permitsOn(day(0), await readCase(amara, caseId))[0]!.word
  expect(await wordNow()).toBe('signed')
  await amara.move('status', 'near_end', { id: track })
  expect(await wordNow()).toBe('server')
})

it('no word of a letter and no answer about a route is read by the server', async () => {
  const { caseId } = await granted('Qzxnarong Sealed', true)
  await agreed(caseId, { ...(await written(caseId)), sender: 'Qzxsender' })
  const said = { answers: { decided: 'yes' as const }, papers: ['cg_letter'], text: 'Qzxdecided' }
  await writeRoutes(amara, await readCase(amara, caseId), said)
  const shared = await readCase(amara, caseId)
  expect(await readRoutes(amara, shared)).toEqual(said)
  expect(routesOf(uk, said)[0]).toMatchObject({ fits: 'open', missing: [{ id: 'ground_evidence' }] })
  const words = ['Qzxnarong', 'Qzxsender', 'Qzxdecided', 'This person is allowed to work', 'cg_letter']
  expect(await wordsInTables(database, words)).toEqual([])
})

it('the newest answers count, and nobody writes over what they have not seen', async () => {
  const { caseId } = await granted('Narong Twice', true)
  const before = await readCase(amara, caseId)
  await writeRoutes(amara, before, { answers: {}, papers: [], text: 'first' })
  const second = { answers: { decided: 'no' as const }, papers: [], text: 'second' }
  expect(await because(writeRoutes(amara, before, second))).toBe('stale')
  await writeRoutes(amara, await readCase(amara, caseId), second)
  expect(await readRoutes(amara, await readCase(amara, caseId))).toEqual(second)
})

describe('on Narong’s own page', () => {
  const pageOf = async (caseId: string, language = 'en') => {
    const card = await giveCard(amara, caseId, 'th')
    const phone = telephone(network.public)
    await phone.post(`/${language}${addresses.enter}`, { words: card.words })
    return (await (await phone.get(`/${language}${addresses.tracks}`)).text()).replaceAll(/\s+/g, ' ')
  }

  it('stands until when his permission lasts and that he may work, without script', async () => {
    const { caseId } = await granted('Narong Page', true)
    const page = await pageOf(caseId)
    expect(page).toContain('You may work.')
    expect(page).toMatch(/It lasts until \d+ \w+ \d{4}\./)
    expect(page).not.toContain('VTS')
  })

  it('stands that he may not work, in his language', async () => {
    const { caseId } = await granted('Narong Thai', false)
    expect(await pageOf(caseId, 'th')).toContain('ตอนนี้คุณยังทำงานไม่ได้')
  })
})
