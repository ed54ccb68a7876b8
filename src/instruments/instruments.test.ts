// Instruments: what is shipped is whole, a broken file is refused by line and field, and what comes out is what to offer, never a score.

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { learn } from '../../demo/learning.ts'
import { daysAlone, idsOutOfOrder } from '../../test/coarse-times.ts'
import { make } from '../../test/moving.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import type { Input } from '../tracks/define.ts'
import { certificateFor, instruments as codes } from '../identification/screening.ts'
import { finishScreening } from './client/finish-screening.ts'
import { bringInstrument, readInstrumentOf } from './client/own-instruments.ts'
import { answeredBefore, correctKept, readAnswers } from './client/kept-answers.ts'
import {
  itemsFor,
  outcomeOf,
  outcomeOfStopped,
  outcomes,
  type Answers,
  type Instrument,
} from './instrument.ts'
import { nextFrom } from './ui/going.ts'
import { readInstrument } from './read-instrument.ts'
import { instrumentOf, shipped } from './shipped.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const wanda = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const nadia = await network.colleague(wanda, 'nadia', ['caseworker'])
const other = await network.organisation('North House', 'ngo', ['administrator'])

const folder = join(import.meta.dirname, 'data')
const text = (file: string) => readFileSync(join(folder, file), 'utf8')
const general = () => JSON.parse(text('general.json')) as Instrument
const faultsIn = (value: unknown) => {
  const read = readInstrument(JSON.stringify(value, null, 2))
  return 'faults' in read ? read.faults.map(({ field, says }) => `${field}: ${says}`) : []
}
const yesTo = (...ids: string[]): Answers => Object.fromEntries(ids.map((id) => [id, 'yes' as const]))

describe('the instruments that come with the program', () => {
  it.each(readdirSync(folder))('%s is whole', (file) => {
    expect(readInstrument(text(file))).toHaveProperty('instrument')
  })

  it('are those that a screening can be begun with, and no other', () => {
    expect(shipped.map(({ id }) => id).toSorted()).toEqual([...codes].toSorted())
    expect(readdirSync(folder)).toHaveLength(shipped.length)
  })

  it('ask for the certificate that the process asks for', () => {
    expect(
      Object.fromEntries(shipped.flatMap(({ id, training }) => (training ? [[id, training]] : []))),
    ).toEqual(certificateFor)
  })

  it('question no child', () => {
    const ofChildren = shipped.filter(({ population }) => population === 'child')
    expect(ofChildren.map(({ mode }) => mode)).toEqual(['observed', 'observed'])
  })
})

describe('a file that is refused', () => {
  it('names the line of what is wrong', () => {
    const broken = text('general.json').replace('"mode": "asked"', '"mode": "guessed"')
    const line = broken.split('\n').findIndex((one) => one.includes('guessed')) + 1
    expect(readInstrument(broken)).toMatchObject({ faults: [{ line, field: 'mode' }] })
    expect(readInstrument('{')).toHaveProperty('faults')
  })

  it('has an item that waits for itself, for a later one or for one that does not exist', () => {
    const waits = (at: number, item: string) => {
      const file = general()
      Object.assign(file.items[at]!, { only: [{ item, answer: 'yes' }] })
      return faultsIn(file)
    }
    expect(waits(1, 'deception')).toEqual([expect.stringContaining('would wait for itself')])
    expect(waits(1, 'debt')).toEqual([expect.stringContaining('would wait for itself')])
    expect(waits(1, 'nothing_such')).toEqual([expect.stringContaining('there is no item')])
    expect(waits(1, 'vulnerability')).toEqual([])
  })

  it('has an item that nobody is ever asked', () => {
    const file = general()
    const yes = (item: string) => ({ item, answer: 'yes' as const })
    Object.assign(file.items[1]!, { only: [yes('vulnerability')] })
    Object.assign(file.items[2]!, { only: [yes('deception')] })
    expect(faultsIn(file)).toEqual([])
    Object.assign(file.items[3]!, { only: [yes('movement'), { item: 'vulnerability', answer: 'no' }] })
    expect(faultsIn(file)).toEqual([expect.stringContaining('items.3.only: nobody is ever asked it')])
  })

  it('has a code twice, an outcome that cannot be reached, a dimension without strength, or questions a child', () => {
    const file = general()
    expect(faultsIn({ ...file, items: [...file.items, file.items[0]] })).toEqual([
      expect.stringContaining('already'),
    ])
    expect(faultsIn({ ...file, combine: { kind: 'signs', least: 40 } })).toEqual([
      expect.stringContaining('never be reached'),
    ])
    expect(
      faultsIn({ ...file, combine: { kind: 'dimensions', least: 1, each: [{ strong: 1 }] } }),
    ).toHaveLength(file.items.length)
    expect(faultsIn({ ...file, population: 'child' })).toEqual([expect.stringContaining('never questioned')])
    expect(faultsIn({ ...file, roles: ['king'] })[0]).toContain('roles')
    expect(faultsIn({ ...file, score: 3 })).not.toEqual([])
  })
})

describe('a set whose words are under licence', () => {
  it('has no words here, and says so where somebody brings them', () => {
    const raft = JSON.parse(text('raft.json')) as Instrument
    expect(faultsIn({ ...raft, items: general().items })).toEqual([
      expect.stringContaining('leave its words out'),
    ])
    expect(faultsIn({ ...raft, combine: { kind: 'signs', least: 1 } })).not.toEqual([])
    expect(faultsIn({ ...general(), items: [] })).not.toEqual([])
    const { combine: _combine, ...without } = general()
    expect(faultsIn(without)).toEqual([expect.stringContaining('how the answers combine')])
  })
})

describe('a set that a house brings in', () => {
  const ours = () => ({
    ...general(),
    id: 'dock_work',
    title: { en: 'Work at the docks', ar: 'العمل في الميناء' },
  })

  it('is tried first, kept by its administrator, read by its people, and by no other house', async () => {
    const broken = JSON.stringify(ours(), null, 2).replace('"mode": "asked"', '"mode": "guessed"')
    const line = broken.split('\n').findIndex((one) => one.includes('guessed')) + 1
    expect(await wanda.api.instruments.tryOut({ file: broken })).toMatchObject({
      faults: [{ line, field: 'mode' }],
      found: null,
    })
    await expect(bringInstrument(wanda, broken)).rejects.toMatchObject({ code: 'refused' })
    const file = JSON.stringify(ours())
    expect((await wanda.api.instruments.tryOut({ file })).found).toMatchObject({
      id: 'dock_work',
      version: 1,
    })
    await bringInstrument(wanda, file)
    // The same version never stands twice, and a name of the program's own is taken.
    expect((await wanda.api.instruments.tryOut({ file })).faults).toMatchObject([{ field: 'version' }])
    const taken = JSON.stringify(general())
    expect((await wanda.api.instruments.tryOut({ file: taken })).faults).toMatchObject([{ field: 'id' }])
    await bringInstrument(wanda, JSON.stringify({ ...ours(), version: 2 }))
    const { instruments } = await nadia.api.instruments.list({})
    expect(instruments).toMatchObject([{ id: 'dock_work', version: 2 }])
    expect(await readInstrumentOf(nadia, 'dock_work')).toMatchObject({
      version: 2,
    })
    await expect(bringInstrument(nadia, JSON.stringify({ ...ours(), version: 3 }))).rejects.toMatchObject({
      code: expect.stringMatching(/bad-chain|not-allowed/),
    })
    expect((await other.api.instruments.list({})).instruments).toEqual([])
    await expect(other.api.instruments.read({ id: 'dock_work' })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('what comes out', () => {
  const labour = instrumentOf('labour')!
  const offer = 'indicators_offer_followup'

  it('is danger before all else, and nothing where nothing was said', () => {
    for (const one of shipped.filter(({ mode }) => mode !== 'result_only')) {
      expect(outcomeOf(one, {}), one.id).toBe('no_indicators')
      const danger = one.items.find((item) => item.danger)!
      expect(outcomeOf(one, yesTo(danger.id)), one.id).toBe('immediate_danger')
      expect(outcomeOf(one, Object.fromEntries(one.items.map(({ id }) => [id, 'unknown' as const])))).toBe(
        'no_indicators',
      )
    }
  })

  it('follows the weights of a dimension: two strong, one strong with another, three medium', () => {
    expect(outcomeOf(labour, yesTo('papers_there'))).toBe('no_indicators')
    expect(outcomeOf(labour, yesTo('papers_there', 'debt_there'))).toBe(offer)
    expect(outcomeOf(labour, yesTo('papers_there', 'police_threat'))).toBe(offer)
    expect(outcomeOf(labour, yesTo('low_pay', 'hazard'))).toBe('no_indicators')
    expect(outcomeOf(labour, yesTo('low_pay', 'hazard', 'bad_living'))).toBe(offer)
    // Signs of two dimensions make none of them whole.
    expect(outcomeOf(labour, yesTo('papers_there', 'hours', 'low_pay'))).toBe(offer)
    expect(outcomeOf(labour, yesTo('papers_there', 'job_other', 'depends'))).toBe('no_indicators')
  })

  it('says of questions that were broken off never that there were no signs', () => {
    expect(outcomes.map(outcomeOfStopped)).toEqual([
      'indicators_offer_followup',
      'indicators_offer_followup',
      'immediate_danger',
    ])
  })

  it('counts nothing that is not asked any more', () => {
    const file = { ...general(), combine: { kind: 'signs', least: 2 } } as Instrument
    Object.assign(file.items[1]!, { only: [{ item: 'vulnerability', answer: 'yes' }] })
    const given: Answers = { vulnerability: 'no', deception: 'yes', debt: 'yes' }
    expect(itemsFor(file, given).map(({ id }) => id)).not.toContain('deception')
    expect(outcomeOf(file, given)).toBe('no_indicators')
    expect(outcomeOf(file, { ...given, vulnerability: 'yes' })).toBe(offer)
  })
})

describe('danger to life', () => {
  it('goes before the certificate that an instrument asks for, and is written down', () => {
    const said = { explained: true, private_place: true, interpreter: 'not_needed', mode: 'asked' }
    const begin = (more: Input, training: string) =>
      make('screening', 'offered', 'begin', { ...said, ...more }, { ageGroup: 'adult', training })
    expect(begin({}, 'not_trained')).toBe('train-first')
    expect(begin({ danger: 'danger_to_life' }, 'not_trained')).toBe('in_progress')
    expect(begin({}, 'trained')).toBe('in_progress')
  })
})

describe('a screening with an instrument', () => {
  it('keeps the answers sealed in the file, and tells the server what to offer and nothing else', async () => {
    const { id: caseId } = await openCase(wanda, { name: 'Selam', language: 'en' })
    const begun = await wanda.tracks.openTrack('screening', {
      id: crypto.randomUUID(),
      caseId,
      instrument: 'labour',
    })
    const said = { explained: true, private_place: true, interpreter: 'not_needed', mode: 'asked' }
    const begin = (more: object = {}) => wanda.move('screening', 'begin', begun, { ...said, ...more })
    await expect(begin()).rejects.toMatchObject({ detail: { because: 'train-first' } })
    await learn(wanda, 'first_contact')
    const going = await begin()
    const instrument = instrumentOf('labour')!
    const answers: Answers = { papers_there: 'yes', debt_there: 'yes', hours: 'no' }
    const sent = { caseId, track: going, instrument, answers, text: 'Asked in English.' }
    const id = crypto.randomUUID()
    const done = await finishScreening(wanda, sent, id)
    // Pressed again after a lost answer, it is the same.
    expect(await finishScreening(wanda, sent, id)).toMatchObject({ state: done.state, version: done.version })
    expect(done.state).toBe('completed')
    // Whoever still has it open writes nothing beside it.
    await expect(finishScreening(wanda, { ...sent, answers: {} }, crypto.randomUUID())).rejects.toMatchObject(
      {
        code: 'stale',
      },
    )
    const kept = (await readAnswers(wanda, await readCase(wanda, caseId), begun.id))[0]?.value
    expect(kept).toEqual({
      instrument: 'labour',
      version: 1,
      title: instrument.title,
      outcome: 'indicators_offer_followup',
      given: answers,
      text: 'Asked in English.',
    })
    const read = await wanda.api.work.track({ track: begun.id })
    expect(JSON.stringify(read)).toContain('indicators_offer_followup')
    expect(JSON.stringify(read)).not.toContain('papers_there')
    // An answer was heard wrongly: it is put right, and what was answered first can be read.
    const [first] = await readAnswers(wanda, await readCase(wanda, caseId), begun.id)
    const given: Answers = { ...answers, hours: 'yes', debt_there: 'unknown' }
    const value = { ...first!.value, given, why: 'misheard' } as const
    await correctKept(wanda, caseId, { before: first!, value, id: crypto.randomUUID() })
    const shared = await readCase(wanda, caseId)
    const versions = await readAnswers(wanda, shared, begun.id)
    expect(versions.map((one) => one.value.given)).toEqual([given, answers])
    expect(versions[0]).toMatchObject({ user: wanda.id, value: { why: 'misheard' } })
    // Asked the same another time, what was answered is there; what they did not know is asked again.
    const before = await answeredBefore(wanda, shared, instrument)
    expect([...before].map(([item, { answer, by }]) => [item, answer, by])).toEqual([
      ['papers_there', 'yes', 'Harbour House'],
      ['hours', 'yes', 'Harbour House'],
    ])
    expect((await answeredBefore(wanda, shared, instrumentOf('general')!)).size).toBe(0)
    const items = instrument.items.slice(0, 3)
    expect(nextFrom(items, 0, [items[0]!.id, items[1]!.id])).toBe(2)
    expect(
      nextFrom(
        items,
        1,
        items.map(({ id: item }) => item),
      ),
    ).toBe(3)
  })

  it('shows before the next one what was answered last, also where the server says the day alone', async () => {
    const { id: caseId } = await openCase(wanda, { name: 'Selam Again', language: 'en' })
    const instrument = instrumentOf('labour')!
    const debts = ['yes', 'yes', 'no'] as const
    for (const [at, id] of idsOutOfOrder().entries()) {
      const opened = { id: crypto.randomUUID(), caseId, instrument: 'labour' }
      const begun = await wanda.tracks.openTrack('screening', opened)
      const said = { explained: true, private_place: true, interpreter: 'not_needed', mode: 'asked' }
      const track = await wanda.move('screening', 'begin', begun, said)
      const answers: Answers = { debt_there: debts[at]! }
      await finishScreening(wanda, { caseId, track, instrument, answers, text: '' }, id)
      network.travel(3 / 24 / 60)
    }
    await daysAlone(database, caseId)
    const before = await answeredBefore(wanda, await readCase(wanda, caseId), instrument)
    expect(before.get('debt_there')?.answer).toBe('no')
  })
})
