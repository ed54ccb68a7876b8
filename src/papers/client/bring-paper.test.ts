// Amara brings scans of Mariam's papers over a line that breaks, stops them and goes on; in the end each is there once and whole.

import { expect, it } from 'vitest'
import { openCase, takeKeys } from '../../../demo/case-work.ts'
import type { Colleague } from '../../../demo/actor.ts'
import { bent, losingAnswer, unreached } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { Problem } from '../../api/problem.ts'
import { today } from '../../client/time.ts'
import { PIECE } from '../../sealing/file.ts'
import { begunBringing, bringPaper, carryPaper, giveUpPaper, newBringing } from './bring-paper.ts'
import { readPapers, wholeOf } from './read-paper.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

const scan = new Uint8Array(6 * PIECE + 77).map((_, at) => (at * 11) & 0xff)
const read = () =>
  Promise.resolve({ content: new Blob([scan]), name: 'passport.pdf', mime: 'application/pdf' })
const paper = { compartment: 'legal', kept: 'original', read } as const
const newCase = async (name: string) => (await openCase(amara, { name, language: 'ar' })).id

const papersOf = async (caseId: string) => {
  await takeKeys(amara, caseId)
  return readPapers(amara, caseId)
}
/** The one paper of a case, read back. */
async function isWhole(caseId: string): Promise<boolean> {
  const [found, ...more] = await papersOf(caseId)
  expect([found?.row.state, more]).toEqual(['kept', []])
  const whole = await wholeOf(amara, found!, 'application/pdf')
  return Buffer.from(await whole.arrayBuffer()).equals(scan)
}
/** Which pieces this person's line has sent. */
function counting(who: Colleague): { who: Colleague; sent: number[] } {
  const sent: number[] = []
  const noted = bent(who, 'papers', 'send', (call) => (input, options) => {
    sent.push(Number(input.piece))
    return call(input, options)
  })
  return { who: noted, sent }
}

it('Amara brings a passport: its name, its kind and its day are sealed with it, and it comes back to the byte', async () => {
  const id = await newCase('Mariam Paper')
  const seen: string[] = []
  const bringing = newBringing(id, paper)
  await carryPaper(amara, bringing, { told: (sent, pieces) => seen.push(`${sent}/${pieces}`) })
  expect(seen).toEqual(['0/7', '1/7', '2/7', '3/7', '4/7', '5/7', '6/7', '7/7'])
  expect(await isWhole(id)).toBe(true)
  const [found] = await papersOf(id)
  expect(found?.about).toMatchObject({ name: 'passport.pdf', mime: 'application/pdf', kept: 'original' })
  const { said } = await amara.vault.openRecord(found!.record)
  expect(said).toMatchObject({ on: await today(amara) })
})

it('Amara presses again because no answer came to its beginning, and there is one paper', async () => {
  const id = await newCase('Mariam Begun')
  const bringing = newBringing(id, paper)
  const onTram = losingAnswer(amara, 'papers', 'begin')
  await expect(carryPaper(onTram, bringing)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await carryPaper(onTram, bringing)).toBe(true)
  expect(await isWhole(id)).toBe(true)
})

it('a line that breaks for a moment is waited for, and Amara is told of nothing', async () => {
  const id = await newCase('Mariam Moment')
  expect(
    await carryPaper(losingAnswer(amara, 'papers', 'send'), newBringing(id, paper), { patience: [1] }),
  ).toBe(true)
  expect(await isWhole(id)).toBe(true)
})

it('a line that stays broken leaves the paper where it is, and the next try sends only what is missing', async () => {
  const id = await newCase('Mariam Missing')
  const bringing = newBringing(id, paper)
  const broken = bent(
    amara,
    'papers',
    'send',
    (call) => (input, options) =>
      input.piece === 2 ? Promise.reject(new Problem('unavailable')) : call(input, options),
  )
  await expect(carryPaper(broken, bringing, { patience: [1, 1] })).rejects.toMatchObject({
    code: 'unavailable',
  })
  const { there } = await amara.api.papers.resume({ id: bringing.id })
  expect(there.length).toBeGreaterThan(0)
  const again = counting(amara)
  expect(await carryPaper(again.who, bringing)).toBe(true)
  expect(again.sent.toSorted((one, other) => one - other)).toEqual(
    [0, 1, 2, 3, 4, 5, 6].filter((piece) => !there.includes(piece)),
  )
  expect(await isWhole(id)).toBe(true)
})

it('Amara stops a paper, and what is not on its way yet is not sent', async () => {
  const id = await newCase('Mariam Stopped')
  const bringing = newBringing(id, paper)
  const first = counting(amara)
  const stops = (sent: number) => {
    if (sent === 1) bringing.stop = true
  }
  expect(await carryPaper(first.who, bringing, { told: stops })).toBe(false)
  expect(first.sent.length).toBeLessThanOrEqual(4)
  expect((await papersOf(id)).map(({ row }) => row.state)).toEqual(['arriving'])
  expect(await carryPaper(amara, bringing)).toBe(true)
  expect(await isWhole(id)).toBe(true)
})

it('in a new window Amara goes on with the same file, and with another nothing is sent', async () => {
  const id = await newCase('Mariam Reloaded')
  const bringing = newBringing(id, paper)
  await carryPaper(amara, bringing, { told: () => (bringing.stop = true) })
  await amara.vault.forgetFile({ file: bringing.id })
  const [{ record } = { record: undefined }] = await papersOf(id)
  const other = () => read().then((file) => ({ ...file, content: new Blob([scan.toReversed()]) }))
  const window = counting(amara)
  await expect(carryPaper(window.who, begunBringing(record!, { ...paper, read: other }))).rejects.toThrow(
    'other-file',
  )
  expect(window.sent).toEqual([])
  expect(await carryPaper(window.who, begunBringing(record!, paper))).toBe(true)
  expect(await isWhole(id)).toBe(true)
})

it('Amara gives up a paper, also one of which the server never heard', async () => {
  const id = await newCase('Mariam Given Up')
  const bringing = newBringing(id, paper)
  await carryPaper(amara, bringing, { told: () => (bringing.stop = true) })
  await giveUpPaper(amara, bringing.id)
  expect(await papersOf(id)).toEqual([])
  await giveUpPaper(amara, bringing.id)
  const away = unreached(amara, 'papers', 'remove')
  await expect(giveUpPaper(away, bringing.id)).rejects.toMatchObject({ code: 'unavailable' })
})

it('what the server refuses for good is sealed anew at the next try', async () => {
  const id = await newCase('Mariam Refused')
  const bringing = newBringing(id, paper)
  const refusing = unreached(amara, 'papers', 'begin', new Problem('refused', { because: 'case-full' }))
  await expect(carryPaper(refusing, bringing)).rejects.toMatchObject({ code: 'refused' })
  expect(bringing.begun).toBeUndefined()
  expect(await carryPaper(amara, bringing)).toBe(true)
  expect(await bringPaper(amara, id, paper)).not.toBe(bringing.id)
})
